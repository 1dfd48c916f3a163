/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: strict mode that ends the process where it ought to end the thread. */
static void *enter(void *reached)
{
	MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
	syscall(SYS_getpid);
	*(bool *)reached = true;
	syscall(SYS_exit, 0);
	return NULL;
}

PROBE(
	.claim = "A thread that breaks strict mode dies alone when its process has other threads",
	.source = "seccomp(2), SECCOMP_SET_MODE_STRICT",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the other thread enters strict mode and breaks it too" },
)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		pthread_t thread;
		bool reached = false;
		MUST_RC(-pthread_create(&thread, NULL, enter, &reached));
		MUST_RC(-pthread_join(thread, NULL));
		EXPECT(!reached);
		if (sabotaged())
			enter(&reached);
		EXPECT_OK(syscall(SYS_getpid)); /* control: this thread is not in strict mode */
		probe_exit(7);
	}
	EXPECT_EXIT(child_wait(pid), 7);
}
