/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: TSYNC_ESRCH that does not synchronise. */
PROBE(
	.claim = "TSYNC with TSYNC_ESRCH binds every thread and returns 0 when none diverges",
	.source = "kernel include/uapi/linux/seccomp.h, SECCOMP_FILTER_FLAG_TSYNC_ESRCH; "
		"seccomp(2)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "TSYNC_ESRCH is given without TSYNC" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(2);
		no_new_privs();
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC_ESRCH |
				      (sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC)),
			0);
		for (int i = 0; i < 2; i++)
			EXPECT_ERRNO(thread_call(&t[i], NR_MARK), EXDEV);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV); /* control */
		threads_end(t, 2);
	}
}
