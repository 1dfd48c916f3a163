/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a mode that is told without a filter; runtime bug: one loaded unasked. */
PROBE(
	.claim = "A cell whose configuration has no seccomp object runs without a filter of its "
		"own",
	.source = "runtime-spec config-linux.md, Seccomp; proc(5), /proc/pid/status",
	.needs = { "root", "seccomp.filter" },
	.cell = { .plain = true },
	.sabotage = { .seccomp = { .profile = "default" } },
)
{
	EXPECT_STR(status_field(0, "Seccomp"), "0");
	EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0);
	EXPECT_ERRNO(syscall(NR_NOBODY), ENOSYS); /* control */
}
