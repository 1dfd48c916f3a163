/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: the death of the leader alone taken for that of the process. */
static void *go_on(void *leader)
{
	char state = ' ';
	const char *text = fmt("/proc/%d/task/%d/stat", getpid(), *(pid_t *)leader);

	/* The leader is a zombie for as long as another thread lives. */
	EXPECT(EVENTUALLY(
		sscanf(strrchr(file_text(text), ')'), ") %c", &state) == 1 && state == 'Z'));
	probe_exit(7);
}

PROBE(
	.claim = "A leader killed by SECCOMP_RET_KILL_THREAD leaves its other threads running",
	.source = "seccomp(2), SECCOMP_RET_KILL_THREAD",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the action is SECCOMP_RET_KILL_PROCESS" },
)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		pthread_t thread;
		pid_t leader = getpid();
		filter_on(NR_MARK, sabotaged() ? KILL_PROCESS : KILL_THREAD);
		MUST_RC(-pthread_create(&thread, NULL, go_on, &leader));
		syscall(NR_MARK);
		probe_exit(1);
	}
	EXPECT_EXIT(child_wait(pid), 7);
}
