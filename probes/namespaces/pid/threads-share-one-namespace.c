/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: two threads of one process in different PID namespaces; a flag that has
 * been compatible since Linux 4.3 refused. */
#define THREAD (CLONE_THREAD | CLONE_SIGHAND | CLONE_VM)

static char stack[4][65536] __attribute__((aligned(16)));

static int idle(void *unused)
{
	(void)unused;
	/* The memory is the parent's: no record, no library state. */
	syscall(SYS_exit, 0);
	return 0;
}

static long clone_raw(unsigned long flags, int n)
{
	return clone(idle, stack[n] + sizeof(stack[n]), (int)flags, NULL);
}

static long clone3_thread(unsigned long long flags)
{
	uint64_t args[8] = { flags, [5] = (uintptr_t)stack[3], sizeof(stack[3]) };

	return syscall(SYS_clone3, args, sizeof(args));
}

PROBE(.claim = "A thread in another PID namespace than its process is EINVAL, by either flag or "
	       "order",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other CLONE_* flags; "
		  "clone(2)",
	.needs = { "root", "ns.pid", "syscall.clone3" },
	.sabotage = { .twin = "CLONE_THREAD is left out" }, )
{
	unsigned long thread = sabotaged() ? CLONE_VM | CLONE_VFORK | SIGCHLD : THREAD;
	int status;

	IN_CHILD(0)
	{
		row("CLONE_THREAD with CLONE_NEWPID");
		EXPECT_ERRNO(clone_raw(thread | CLONE_NEWPID, 0), EINVAL);
		if (!sabotaged())
			EXPECT_ERRNO(clone3_thread(THREAD | CLONE_NEWPID), EINVAL);
	}
	IN_CHILD(0)
	{
		row("CLONE_THREAD after unshare");
		MUST(unshare(CLONE_NEWPID));
		EXPECT_ERRNO(clone_raw(thread, 0), EINVAL);
	}
	IN_CHILD(0)
	{
		row("CLONE_VM and CLONE_VFORK after unshare"); /* control */
		MUST(unshare(CLONE_NEWPID));
		long pid = clone_raw(CLONE_VM | CLONE_VFORK | SIGCHLD, 2);
		EXPECT_GE(pid, 1);
		EXPECT_EQ(waitpid((pid_t)pid, &status, 0), pid);
	}
	IN_CHILD(0)
	{
		row("CLONE_VM and CLONE_SIGHAND with CLONE_NEWPID"); /* control */
		EXPECT_GE(clone_raw(CLONE_NEWPID | CLONE_VM | CLONE_SIGHAND | SIGCHLD, 1), 1);
		/* An init that ends ignores SIGCHLD, here for its parent too: ECHILD is as good. */
		waitpid(-1, &status, 0);
	}
}
