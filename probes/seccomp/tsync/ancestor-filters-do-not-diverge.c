/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: threads on an older part of the same chain refused, or not moved. */
PROBE(
	.claim = "TSYNC moves threads whose filters are an older part of the caller's own chain",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the other threads load an equal filter of their own" },
)
{
	IN_CHILD(0) {
		filter_on(NR_NOBODY, DENY(EMLINK)); /* common to all */
		struct thread *t = threads_start(2);
		filter_on(SYS_getsid, DENY(EMLINK)); /* the caller's alone */
		if (sabotaged())
			MUST_BE(thread_load_allowing(&t[0]) == 0);
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), 0);
		for (int i = 0; i < 2; i++) {
			row("thread %c", 'a' + i);
			EXPECT_ERRNO(thread_call(&t[i], NR_MARK), EXDEV);
			EXPECT_ERRNO(thread_call(&t[i], SYS_getsid), EMLINK);
			EXPECT_ERRNO(thread_call(&t[i], NR_NOBODY), EMLINK); /* control */
		}
		threads_end(t, 2);
	}
}
