/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the array's order turned round; a level without a choice given one; a
 * number that is taken given a second time; bounds off by one. */
static long clone_with(const pid_t *tids, uint64_t count)
{
	uint64_t args[10] = { [4] = SIGCHLD, [8] = (uintptr_t)tids, [9] = count };

	if (sabotaged())
		args[8] = args[9] = 0;
	return syscall(SYS_clone3, args, sizeof(args));
}

static long refused(const pid_t *tids, uint64_t count)
{
	long pid = clone_with(tids, count);

	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

static void inside(pid_t outer_wanted)
{
	pid_t tids[2] = { 77, outer_wanted }, bad[] = { 0, -1, INT32_MAX };
	long pid = clone_with(tids, 2);

	if (pid == 0) {
		EXPECT_EQ(getpid(), 77);
		EXPECT_ERRNO(refused(tids, 1), EEXIST);
		probe_exit(0);
	}
	EXPECT_EQ(pid, 77);
	EXPECT_EXIT(child_wait((pid_t)pid), 0);
	row("innermost only");
	EXPECT_EQ(refused(&(pid_t){ 99 }, 1), 99);
	row("invalid");
	for (size_t i = 0; i < 3; i++)
		EXPECT_ERRNO(refused(&bad[i], 1), EINVAL);
	EXPECT_ERRNO(refused(tids, 0), EINVAL); /* an array without a length */
	EXPECT_ERRNO(refused(NULL, 1), EINVAL);
	EXPECT_ERRNO(refused(tids, 33), EINVAL);
}

PROBE(.claim = "clone3's set_tid gives the numbers asked for, innermost first; taken ones are "
	       "EEXIST",
	.source = "clone(2), set_tid; ERRORS", .needs = { "root", "ns.pid", "syscall.clone3" },
	.sabotage = { .twin = "no numbers are asked for" }, )
{
	row("two levels");
	/* The outer level is one of the probe's own too: there nobody else takes a number. */
	IN_CHILD(CLONE_NEWPID)
	{
		IN_CHILD(CLONE_NEWPID)
		{
			inside(500);
		}
	}
}
