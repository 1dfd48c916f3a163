/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: threads given copies instead of the same chain, so that a second one fails. */
PROBE(
	.claim = "After one TSYNC any thread can load the next filter with TSYNC",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the first load is without the flag" },
)
{
	IN_CHILD(0) {
		struct thread *t = threads_start(2);
		no_new_privs();
		MUST_BE(filter_try(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC,
				PROGRAM(RETURN(ALLOW))) == 0);
		EXPECT_EQ(thread_load(&t[0], SECCOMP_FILTER_FLAG_TSYNC), 0);
		EXPECT_ERRNO(thread_call(&t[1], NR_MARK), EXDEV);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
		threads_end(t, 2);
	}
}
