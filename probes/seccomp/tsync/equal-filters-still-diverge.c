/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: chains compared by content, or by length. */
PROBE(
	.claim = "Threads that loaded identical filters apart count as diverging",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the other thread loads none" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(1);
		no_new_privs();
		if (!sabotaged())
			MUST_BE(thread_load(&t[0], 0) == 0);
		MUST_BE(mark_denied(0) == 0);
		EXPECT_EQ(filter_try(SECCOMP_FILTER_FLAG_TSYNC, PROGRAM(RETURN(ALLOW))), t[0].tid);
		threads_end(t, 1);
	}
}
