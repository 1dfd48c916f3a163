/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "_sweep.h"

/* Kernel bug it catches: LOG in a container that denies. */
PROBE(
	.claim = "SCMP_ACT_LOG as a cell's default lets calls run and leaves the named denials",
	.source = "runtime-spec config-linux.md, Seccomp, action SCMP_ACT_LOG",
	.needs = { "root", "seccomp.log" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_LOG",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .plain = true },
)
{
	row("denied by name");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	row("logged and run");
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
	EXPECT_STR(status_field(0, "Seccomp"), "2");
}
