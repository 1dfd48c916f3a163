/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the filter's second architecture answered by the first one's rules. */
PROBE(
	.claim = "A rule of a cell with two architectures denies the call by each one's number",
	.source = "runtime-spec config-linux.md, Seccomp, architectures",
	.needs = { "root", "seccomp.filter", "ia32" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.architectures = "SCMP_ARCH_X86_64 SCMP_ARCH_X86",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .plain = true },
)
{
	row("x86-64");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
	row("i386");
	EXPECT_ERRNO(int80(I386_GETPGRP, 0, 0, 0), EXDEV);
	EXPECT_EQ(int80(I386_GETPID, 0, 0, 0), getpid()); /* control */
}
