/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a filter replaced by strict mode, and with it lost. */
PROBE(
	.claim = "A thread under a filter cannot enter strict mode: EINVAL, and the filter stays",
	.source = "seccomp(2), ERRORS; prctl(2), PR_SET_SECCOMP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "there is no filter before" },
)
{
	for (int by_prctl = 0; by_prctl < 2; by_prctl++) {
		row(by_prctl ? "prctl" : "seccomp");
		pid_t pid = spawn(0);
		if (pid == 0) {
			if (!sabotaged())
				filter_on(NR_MARK, DENY(EXDEV));
			if (by_prctl)
				EXPECT_ERRNO(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT), EINVAL);
			else
				EXPECT_ERRNO(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL), EINVAL);
			EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
			syscall(SYS_exit, 0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
