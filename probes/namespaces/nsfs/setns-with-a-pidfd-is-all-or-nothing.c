/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_ns.h"

/* Kernel bugs it catches: a type asked for and not joined; one joined that was not asked for; some
 * joined although the call as a whole fails; the errno for a process that is gone. */
static void expect_moved(pid_t target, const ino_t *before, int flags)
{
	for (size_t i = 0; i < NS_TYPES; i++) {
		if (ns_types[i].flag == CLONE_NEWPID || ns_types[i].flag == CLONE_NEWTIME)
			continue;
		EXPECT_EQ(ns_inode(0, ns_types[i].name),
			ns_types[i].flag & flags ? ns_inode(target, ns_types[i].name) : before[i]);
	}
}

static void remember(ino_t *before)
{
	for (size_t i = 0; i < NS_TYPES; i++)
		before[i] = ns_inode(0, ns_types[i].name);
}

PROBE(.claim = "setns(2) with a pidfd joins all the types asked for and no other, or none at all",
	.source = "setns(2), fd is a PID file descriptor; ERRORS",
	.needs = { "root", "userns", "ns.uts", "ns.ipc", "ns.net" },
	.sabotage = { .twin = "the types are joined one after the other, as far as it goes" }, )
{
	const int all = CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNS | CLONE_NEWCGROUP;
	const struct ns_type target_type = { "several", all };
	struct gate end = gate_new();
	ino_t before[NS_TYPES];
	pid_t target = member_of_new(&target_type, &end);
	int fd = MUST(pidfd_open(target, 0));

	remember(before);
	row("several");
	IN_CHILD(0)
	{
		EXPECT_OK(setns(fd, CLONE_NEWUTS | CLONE_NEWNS));
		expect_moved(target, before, CLONE_NEWUTS | CLONE_NEWNS);
		EXPECT_OK(setns(fd, all)); /* control */
		expect_moved(target, before, all);
	}
	row("one of them refused");
	IN_CHILD(0)
	{
		/* One's own user namespace cannot be entered: EINVAL for the call as a whole. */
		if (sabotaged()) {
			MUST(setns(fd, CLONE_NEWUTS));
			MUST(setns(fd, CLONE_NEWIPC));
		}
		EXPECT_ERRNO(setns(fd, CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER), EINVAL);
		expect_moved(target, before, 0);
	}
	gate_post(&end);
	row("a process that is gone");
	EXPECT_EXIT(child_wait(target), 0);
	EXPECT_ERRNO(setns(fd, CLONE_NEWUTS), ESRCH);
}
