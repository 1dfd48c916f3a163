/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the compat fork that does not copy the filter. */
PROBE(
	.claim = "A child made by the fork of int 0x80 is under its parent's filter",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	IN_CHILD(0) {
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		pid_t pid = (pid_t)MUST(int80(I386_FORK, 0, 0, 0));
		if (pid == 0)
			probe_exit(syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8);
		EXPECT_EXIT(child_wait(pid), 7);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
