/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: the leader's lack of a filter taken over when another thread execs. */
static void after(void)
{
	EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}

static void *thread_body(void *unused)
{
	if (!sabotaged())
		filter_on(NR_MARK, DENY(EXDEV));
	exec_self("after");
	return unused;
}

PROBE(
	.claim = "The filter of a thread that is not the leader stays when that thread execs",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; execve(2), Effect on process attributes",
	.needs = { "seccomp.filter" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	IN_CHILD(0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, thread_body, NULL));
		pthread_join(thread, NULL);
		broken("the thread's exec did not replace the process");
	}
}
