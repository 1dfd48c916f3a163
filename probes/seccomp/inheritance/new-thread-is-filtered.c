/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: CLONE_THREAD that starts without the creator's filter. */
static void *attempt(void *unused)
{
	(void)unused;
	EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
	EXPECT_STR(status_field(gettid(), "Seccomp"), "2");
	EXPECT_OK(syscall(SYS_getpid)); /* control */
	return NULL;
}

PROBE(
	.claim = "A thread is under the filter of the thread that made it",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter is loaded after the thread was made" },
)
{
	pthread_t thread;

	if (!sabotaged())
		filter_on(NR_MARK, DENY(EXDEV));
	MUST_RC(-pthread_create(&thread, NULL, attempt, NULL));
	MUST_RC(-pthread_join(thread, NULL));
}
