/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: SIGSYS sent to the process instead of the thread. */
static _Atomic pid_t receiver;

static void handler(int sig)
{
	(void)sig;
	receiver = gettid();
}

static void *offend(void *tid)
{
	*(pid_t *)tid = gettid();
	syscall(NR_MARK);
	return NULL;
}

PROBE(
	.claim = "The SIGSYS of a trap is delivered to the thread that made the call",
	.source = "seccomp(2), SECCOMP_RET_TRAP",
	.needs = { "seccomp.filter" },
	.sabotage = {
		.twin = "the thread sends SIGSYS to its process, whose other thread gets it",
	},
)
{
	IN_CHILD(0) {
		pthread_t thread;
		pid_t tid = 0;
		MUST_BE(signal(SIGSYS, handler) != SIG_ERR);
		filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : TRAP(0));
		MUST_RC(-pthread_create(&thread, NULL, offend, &tid));
		MUST_RC(-pthread_join(thread, NULL));
		if (sabotaged())
			MUST(kill(getpid(), SIGSYS));
		EXPECT_NE(tid, getpid()); /* control: it is another thread */
		EXPECT_EQ(receiver, tid);
	}
}
