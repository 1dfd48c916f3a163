/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_sweep.h"

/* Kernel bug it catches: an errno that makes the C library give up instead of falling back. */
static void *body(void *argument)
{
	*(int *)argument = 7;
	return argument;
}

PROBE(
	.claim = "In a cell with the default profile clone3 answers ENOSYS and threads start by "
		"clone",
	.source = "runtime-spec config-linux.md, Seccomp, errnoRet; clone(2)",
	.needs = { "root", "seccomp.filter" },
	.cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true },
)
{
	pthread_t thread;
	int value = 0;

	row("a valid request");
	struct clone_args args = { .exit_signal = SIGCHLD };
	long pid = syscall(SYS_clone3, &args, sizeof(args));
	if (pid == 0)
		probe_exit(0);
	EXPECT_ERRNO(pid, ENOSYS);
	row("an invalid request");
	EXPECT_ERRNO(syscall(SYS_clone3, NULL, 0), ENOSYS);
	row("a thread");
	EXPECT_EQ(pthread_create(&thread, NULL, body, &value), 0); /* control */
	MUST_RC(-pthread_join(thread, NULL));
	EXPECT_EQ(value, 7);
}
