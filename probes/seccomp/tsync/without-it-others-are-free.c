/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: a filter that reaches other threads unasked. */
PROBE(
	.claim = "A filter loaded without TSYNC binds the calling thread alone",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the flag is given" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(2);
		no_new_privs();
		MUST_BE(thread_load(&t[0], sabotaged() ? SECCOMP_FILTER_FLAG_TSYNC : 0) == 0);
		row("the caller");
		EXPECT_ERRNO(thread_call(&t[0], NR_MARK), EXDEV); /* control */
		row("another thread");
		EXPECT_OK(thread_call(&t[1], NR_MARK));
		row("the leader");
		EXPECT_OK(syscall(NR_MARK));
		threads_end(t, 2);
	}
}
