/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: seccomp(SECCOMP_SET_MODE_STRICT) that ignores its flags or arguments. */
PROBE(
	.claim = "seccomp(SECCOMP_SET_MODE_STRICT) with flags or arguments fails with EINVAL",
	.source = "seccomp(2), SECCOMP_SET_MODE_STRICT",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "flags and arguments are left zero" },
)
{
	int word = 0;

	for (int i = 0; i < 2; i++) {
		row(i ? "arguments" : "flags");
		pid_t pid = spawn(0);
		if (pid == 0) {
			EXPECT_ERRNO(sys_seccomp(SECCOMP_SET_MODE_STRICT, i == 0 && !sabotaged(),
					     i == 1 && !sabotaged() ? &word : NULL),
				EINVAL);
			EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0);
			MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
			syscall(SYS_exit, 0); /* control: it was entered by now */
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
