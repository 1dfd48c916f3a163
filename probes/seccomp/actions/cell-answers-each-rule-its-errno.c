/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the data of one return value used for another. */
PROBE(
	.claim = "Each rule of a cell's filter answers with its own errnoRet",
	.source = "runtime-spec config-linux.md, Seccomp, errnoRet",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{ "getpgrp", "SCMP_ACT_ERRNO", EXDEV },
				{ "getsid", "SCMP_ACT_ERRNO", EMLINK },
				{ "times", "SCMP_ACT_ERRNO", ENOSYS },
				{ "sched_yield", "SCMP_ACT_ERRNO" },
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	row("first");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	row("second");
	EXPECT_ERRNO(syscall(SYS_getsid, 0), EMLINK);
	row("third");
	EXPECT_ERRNO(syscall(SYS_times, 0), ENOSYS);
	row("without errnoRet");
	EXPECT_ERRNO(syscall(SYS_sched_yield), EPERM);
	row("no rule");
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}
