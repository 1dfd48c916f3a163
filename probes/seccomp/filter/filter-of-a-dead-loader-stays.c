/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: the filter freed with the thread that loaded it. */
static void *load(void *unused)
{
	MUST(filter_try(SECCOMP_FILTER_FLAG_TSYNC,
		PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 0, 1), RETURN(sabotaged() ? ALLOW : DENY(EXDEV)),
			RETURN(ALLOW))));
	return unused;
}

PROBE(
	.claim = "A synchronised filter outlives the thread that loaded it",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter allows the call" },
)
{
	IN_CHILD(0) {
		pthread_t thread;
		no_new_privs();
		MUST_RC(-pthread_create(&thread, NULL, load, NULL));
		MUST_RC(-pthread_join(thread, NULL));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		IN_CHILD(0)
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
