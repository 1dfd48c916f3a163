/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a namespace whose first process is not its init, so that its death takes
 * nobody along. */
static long clone_with(uint64_t flags, const pid_t *tids, uint64_t count)
{
	uint64_t args[10] = { flags, [4] = SIGCHLD, [8] = (uintptr_t)tids, [9] = count };
	long pid = syscall(SYS_clone3, args, sizeof(args));

	if (pid == 0)
		probe_exit(getpid());
	return pid;
}

PROBE(.claim = "set_tid for the first process of a PID namespace is EINVAL unless it says 1",
	.source = "clone(2), set_tid; ERRORS", .needs = { "root", "ns.pid", "syscall.clone3" },
	.sabotage = { .twin = "the process is made in a namespace that has an init" }, )
{
	const pid_t wrong = 5, one = 1;
	uint64_t flag = sabotaged() ? 0 : CLONE_NEWPID;

	IN_CHILD(sabotaged() ? CLONE_NEWPID : 0)
	{
		row("another number by clone3");
		long pid = clone_with(flag, &wrong, 1);
		int error = errno;
		if (pid > 0)
			child_wait((pid_t)pid);
		EXPECT_EQ(pid, -1);
		EXPECT_STR(strerrorname_np(error), "EINVAL");
	}
	IN_CHILD(0)
	{
		row("another number after unshare");
		struct gate end = gate_new();
		pid_t init = 0;
		MUST(unshare(CLONE_NEWPID));
		if (sabotaged()) {
			init = spawn(0);
			if (init == 0) {
				gate_wait(&end);
				probe_exit(0);
			}
		}
		long pid = clone_with(0, &wrong, 1);
		int error = errno;
		if (pid > 0)
			child_wait((pid_t)pid);
		gate_post(&end);
		if (init)
			child_wait(init);
		EXPECT_EQ(pid, -1);
		EXPECT_STR(strerrorname_np(error), "EINVAL");
	}
	row("the number one");
	long pid = clone_with(CLONE_NEWPID, &one, 1);
	if (EXPECT_GE(pid, 2))
		EXPECT_EXIT(child_wait((pid_t)pid), 1); /* control */
}
