/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: KILL_PROCESS that ends the calling thread only. */
static void *offend(void *unused)
{
	syscall(NR_MARK);
	return unused;
}

PROBE(
	.claim = "SECCOMP_RET_KILL_PROCESS from any thread ends the whole process by SIGSYS",
	.source = "seccomp(2), SECCOMP_RET_KILL_PROCESS",
	.needs = { "seccomp.kill_process" },
	.sabotage = { .twin = "the action is SECCOMP_RET_KILL_THREAD" },
)
{
	for (int by_leader = 0; by_leader < 2; by_leader++) {
		row(by_leader ? "the leader offends" : "another thread offends");
		pid_t pid = spawn(0);
		if (pid == 0) {
			pthread_t thread;
			filter_on(NR_MARK, sabotaged() && !by_leader ? KILL_THREAD : KILL_PROCESS);
			if (by_leader)
				offend(NULL);
			MUST_RC(-pthread_create(&thread, NULL, offend, NULL));
			pthread_join(thread, NULL);
			probe_exit(0);
		}
		EXPECT_SIGNAL(child_wait(pid), SIGSYS);
	}
}
