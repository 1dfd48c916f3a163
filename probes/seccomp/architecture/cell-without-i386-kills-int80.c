/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the filter not run on the compat entry of a container's processes. */
PROBE(
	.claim = "A cell whose filter names x86-64 alone lets no call by int 0x80 run",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp_init(3), Notes",
	.needs = { "root", "seccomp.filter", "ia32" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.architectures = "SCMP_ARCH_X86_64",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.architectures = "SCMP_ARCH_X86_64 SCMP_ARCH_X86",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		EXPECT_OK(syscall(SYS_getpid)); /* control */
		int80(I386_GETPID, 0, 0, 0);
		probe_exit(7);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGSYS);
}
