/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a filter not kept over the exec that starts the container's program. */
PROBE(
	.claim = "A cell's filter denies the calls that its rule names and allows the others",
	.source = "runtime-spec config-linux.md, Seccomp; seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp getsid", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .plain = true },
)
{
	row("first name");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	row("second name");
	EXPECT_ERRNO(syscall(SYS_getsid, 0), EXDEV);
	row("a name that is not there");
	EXPECT_OK(syscall(SYS_getpgid, 0)); /* control */
	row("the mode");
	EXPECT_STR(status_field(0, "Seccomp"), "2");
}
