/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bugs it catches: a diverging thread overwritten; a wrong thread ID; half of them changed. */
PROBE(
	.claim = "TSYNC with a thread that has a filter of its own returns its ID and changes "
		"nothing",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC and RETURN VALUE",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "no thread diverges" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(3);
		no_new_privs();
		if (!sabotaged())
			MUST_BE(thread_load_allowing(&t[1]) == 0);
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), t[1].tid);
		row("the caller");
		EXPECT_OK(syscall(NR_MARK));
		for (int i = 0; i < 3; i++) {
			row("thread %c", 'a' + i);
			EXPECT_OK(thread_call(&t[i], NR_MARK));
		}
		threads_end(t, 3);
	}
}
