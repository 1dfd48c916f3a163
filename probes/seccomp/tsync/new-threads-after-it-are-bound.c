/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: a synchronised thread that hands on its older chain. */
PROBE(
	.claim = "A child process of a synchronised thread is under the synchronised filter",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC and SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(1);
		no_new_privs();
		MUST_BE(mark_denied(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC) == 0);
		EXPECT_EQ(thread_child_denied(&t[0]), EXDEV);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV); /* control */
		threads_end(t, 1);
	}
}
