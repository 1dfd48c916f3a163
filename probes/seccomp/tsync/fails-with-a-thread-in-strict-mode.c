/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_threads.h"

/* Kernel bug it catches: a thread taken out of strict mode by another's filter. */
static struct gate in_strict, leave;
static pid_t strict_tid;

static void *enter(void *unused)
{
	uint64_t one = 1;

	strict_tid = gettid();
	if (!sabotaged())
		MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
	syscall(SYS_write, in_strict.fd, &one, sizeof(one));
	syscall(SYS_read, leave.fd, &one, sizeof(one));
	syscall(SYS_exit, 0);
	return unused;
}

PROBE(
	.claim = "TSYNC with a thread in strict mode returns that thread's ID",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the thread does not enter strict mode" },
)
{
	in_strict = gate_new();
	leave = gate_new();
	MUST(fcntl(leave.fd, F_SETFL, 0));
	IN_CHILD(0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, enter, NULL));
		gate_wait(&in_strict);
		no_new_privs();
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), strict_tid);
		EXPECT_OK(syscall(NR_MARK));
		gate_post(&leave);
		thread_join(thread, 1);
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), 0); /* control: once it is gone */
	}
}
