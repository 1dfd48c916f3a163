/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: 0x80000000 compared unsigned, so that KILL_THREAD (0) wins. */
static void *offend(void *unused)
{
	syscall(NR_MARK);
	return unused;
}

PROBE(
	.claim = "SECCOMP_RET_KILL_PROCESS outranks SECCOMP_RET_KILL_THREAD in both orders of "
		"loading",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.kill_process" },
	.sabotage = { .twin = "both filters say SECCOMP_RET_KILL_THREAD" },
)
{
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0   ? "thread, then process"
			  : i == 1 ? "process, then thread"
				   : "thread twice");
		pid_t pid = spawn(0);
		if (pid == 0) {
			pthread_t thread;
			uint32_t strict = sabotaged() ? KILL_THREAD : KILL_PROCESS;
			filter_on(NR_MARK, i == 1 ? strict : KILL_THREAD);
			filter_on(NR_MARK, i == 0 ? strict : KILL_THREAD);
			MUST_RC(-pthread_create(&thread, NULL, offend, NULL));
			pthread_join(thread, NULL);
			probe_exit(7);
		}
		int status = child_wait(pid);
		if (i < 2)
			EXPECT_SIGNAL(status, SIGSYS);
		else
			EXPECT_EXIT(status, 7); /* control */
	}
}
