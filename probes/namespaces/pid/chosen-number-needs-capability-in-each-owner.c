/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "probe.h"

/* Kernel bugs it catches: the capability checked at one level only: a cell's root would choose
 * numbers in the host's namespace; CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE not enough. */
#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE 40
#endif

static long clone_with(const pid_t *tids, uint64_t count)
{
	uint64_t args[10] = { [4] = SIGCHLD, [8] = (uintptr_t)tids, [9] = count };
	long pid = syscall(SYS_clone3, args, sizeof(args));

	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

PROBE(.claim = "set_tid needs CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE in the owner of every level "
	       "named",
	.source = "clone(2), set_tid; ERRORS",
	.needs = { "root", "userns", "ns.pid", "syscall.clone3", "cap.CHECKPOINT_RESTORE" },
	.sabotage = { .twin = "the user namespace is not changed and no capability dropped" }, )
{
	/* Taken in every namespace: EEXIST says that the capability sufficed. */
	const pid_t tids[2] = { 1, 1 };

	row("in the initial owner");
	EXPECT_ERRNO(clone_with(tids, 1), EEXIST); /* control */
	IN_CHILD(0)
	{
		row("CAP_CHECKPOINT_RESTORE alone");
		drop_cap(CAP_SYS_ADMIN);
		EXPECT_ERRNO(clone_with(tids, 1), EEXIST);
		row("neither");
		if (!sabotaged())
			drop_cap(CAP_CHECKPOINT_RESTORE);
		EXPECT_ERRNO(clone_with(tids, 1), EPERM);
	}
	IN_CHILD(0)
	{
		row("CAP_SYS_ADMIN alone");
		drop_cap(CAP_CHECKPOINT_RESTORE);
		EXPECT_ERRNO(clone_with(tids, 1), EEXIST);
	}
	row("own level, by its owner");
	IN_USERNS(CLONE_NEWPID, "0 0 1", "0 0 1")
	{
		EXPECT_ERRNO(clone_with(tids, 1), EEXIST);
	}
	row("level of the parent, by the owner of the child");
	if (sabotaged())
		IN_CHILD(CLONE_NEWPID)
	EXPECT_ERRNO(clone_with((const pid_t[]){ 40, 1 }, 2), EPERM);
	else IN_USERNS(CLONE_NEWPID, "0 0 1", "0 0 1")
		EXPECT_ERRNO(clone_with((const pid_t[]){ 40, 1 }, 2), EPERM);
}
