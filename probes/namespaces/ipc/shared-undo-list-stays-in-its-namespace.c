/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: one list of semaphore adjustments used by processes of two namespaces. */
static char stack[65536] __attribute__((aligned(16)));

static int child(void *unused)
{
	(void)unused;
	syscall(SYS_exit, 0);
	return 0;
}

static long reaped(long pid)
{
	if (pid > 0)
		waitpid((pid_t)pid, NULL, __WALL);
	return pid;
}

PROBE(.claim = "CLONE_NEWIPC together with CLONE_SYSVSEM fails with EINVAL, by clone and by clone3",
	.source = "clone(2), ERRORS; CLONE_NEWIPC", .needs = { "root", "ns.ipc", "syscall.clone3" },
	.sabotage = { .twin = "CLONE_SYSVSEM is left out" }, )
{
	int share = sabotaged() ? 0 : CLONE_SYSVSEM;
	uint64_t args[8] = { CLONE_NEWIPC | (uint64_t)share | CLONE_VM | CLONE_VFORK, [4] = SIGCHLD,
		[5] = (uintptr_t)stack, sizeof(stack) };

	row("clone");
	EXPECT_ERRNO(
		reaped(clone(child, stack + sizeof(stack), CLONE_NEWIPC | share | SIGCHLD, NULL)),
		EINVAL);
	EXPECT_GE(reaped(clone(child, stack + sizeof(stack), CLONE_SYSVSEM | SIGCHLD, NULL)), 1);
	EXPECT_GE(reaped(clone(child, stack + sizeof(stack), CLONE_NEWIPC | SIGCHLD, NULL)), 1);
	row("clone3");
	args[0] = CLONE_NEWIPC | (uint64_t)share;
	args[5] = args[6] = 0;
	long pid = syscall(SYS_clone3, args, sizeof(args));
	if (pid == 0)
		probe_exit(0);
	int error = errno;
	reaped(pid);
	EXPECT_EQ(pid, -1);
	EXPECT_STR(pid < 0 ? strerrorname_np(error) : "success", "EINVAL");
}
