/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: no_new_privs or an older filter synchronised though the load failed. */
PROBE(
	.claim = "An invalid filter with TSYNC leaves the other threads without filter and "
		"no_new_privs",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC and ERRORS",
	.needs = { "root", "seccomp.filter" },
	.sabotage = { .twin = "the program is valid" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(1);
		filter_on(NR_MARK, DENY(EXDEV)); /* the caller's, which must not be handed on */
		if (sabotaged())
			EXPECT_OK(filter_try(SECCOMP_FILTER_FLAG_TSYNC, PROGRAM(RETURN(ALLOW))));
		else
			EXPECT_ERRNO(
				filter_try(SECCOMP_FILTER_FLAG_TSYNC, PROGRAM(LOAD_AT(2))), EINVAL);
		row("filter");
		EXPECT_OK(thread_call(&t[0], NR_MARK));
		row("no_new_privs");
		EXPECT_EQ(thread_nnp(&t[0]), 0);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV); /* control */
		threads_end(t, 1);
	}
}
