/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: KILL_THREAD that takes the whole process, or nothing. */
static void *offend(void *reached)
{
	syscall(NR_MARK);
	*(bool *)reached = true;
	return NULL;
}

PROBE(
	.claim = "SECCOMP_RET_KILL_THREAD ends the calling thread and lets the others go on",
	.source = "seccomp(2), SECCOMP_RET_KILL_THREAD",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the action is SECCOMP_RET_KILL_PROCESS" },
)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		pthread_t thread;
		bool reached = false;
		filter_on(NR_MARK, sabotaged() ? KILL_PROCESS : KILL_THREAD);
		MUST_RC(-pthread_create(&thread, NULL, offend, &reached));
		MUST_RC(-pthread_join(thread, NULL));
		EXPECT(!reached); /* it did not come back from its call */
		EXPECT_OK(syscall(SYS_getpid));
		probe_exit(7);
	}
	EXPECT_EXIT(child_wait(pid), 7);
}
