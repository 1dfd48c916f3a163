/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: a thread under the filter that could still gain privileges by exec. */
PROBE(
	.claim = "TSYNC sets no_new_privs in the other threads when the caller has it",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC; kernel kernel/seccomp.c",
	.needs = { "root", "seccomp.filter" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	for (int caller = 0; caller < 2; caller++) {
		IN_CHILD(0) {
			struct thread *t = threads_start(1);
			row(caller ? "the caller has it" : "the caller has CAP_SYS_ADMIN instead");
			if (caller)
				no_new_privs();
			MUST_BE(filter_try(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC,
					PROGRAM(RETURN(ALLOW))) == 0);
			EXPECT_EQ(thread_nnp(&t[0]), caller);
			threads_end(t, 1);
		}
	}
}
