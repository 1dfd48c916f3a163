/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the x32 bit cleared before the filter sees the number. */
PROBE(
	.claim = "A cell whose filter names x86-64 alone does not let a denied call run by its "
		"x32 number",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp(2), Filters",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.architectures = "SCMP_ARCH_X86_64",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .plain = true },
)
{
	pid_t pid = spawn(0);

	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
	if (pid == 0) {
		syscall(X32_BIT | SYS_getpgrp);
		probe_exit(errno == ENOSYS || errno == EPERM ? 7 : 8);
	}
	int status = child_wait(pid);
	/* libseccomp kills for an unknown architecture; runc puts ENOSYS before it. */
	EXPECT((WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) ||
		(WIFEXITED(status) && WEXITSTATUS(status) == 7));
}
