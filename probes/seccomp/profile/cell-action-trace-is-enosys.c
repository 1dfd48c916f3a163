/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: TRACE in a container that nobody traces runs the call. */
PROBE(
	.claim = "SCMP_ACT_TRACE in a cell that nobody traces answers ENOSYS",
	.source = "runtime-spec config-linux.md, Seccomp, action SCMP_ACT_TRACE",
	.needs = { "root", "seccomp.trace" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_TRACE", 7 } },
		},
	},
	.sabotage = { .plain = true },
)
{
	EXPECT_ERRNO(syscall(SYS_getpgrp), ENOSYS);
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
}
