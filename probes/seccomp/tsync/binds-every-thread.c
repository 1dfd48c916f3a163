/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bugs it catches: TSYNC that changes the caller alone, or skips the leader. */
PROBE(
	.claim = "A filter with TSYNC is in force in every thread when the call returns 0",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	for (int by_leader = 1; by_leader >= 0; by_leader--) {
		IN_CHILD(0) {
			struct thread *t = threads_start(3);
			row(by_leader ? "loaded by the leader" : "loaded by another thread");
			no_new_privs();
			for (int i = 0; i < 3; i++)
				EXPECT_OK(thread_call(&t[i], NR_MARK)); /* control */
			if (by_leader)
				EXPECT_EQ(mark_denied(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC),
					0);
			else
				EXPECT_EQ(thread_load(&t[0],
						  sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC),
					0);
			for (int i = 0; i < 3; i++)
				EXPECT_ERRNO(thread_call(&t[i], NR_MARK), EXDEV);
			EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
			threads_end(t, 3);
		}
	}
}
