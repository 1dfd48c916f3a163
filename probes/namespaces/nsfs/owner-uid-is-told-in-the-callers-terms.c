/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bugs it catches: the owner told as a global ID, or the ID of the reader; another type of
 * namespace answered. */
PROBE(.claim = "NS_GET_OWNER_UID tells the creator's ID as the caller's user namespace maps it",
	.source = "ioctl_ns(2), Discovering the owner of a user namespace",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the user namespace is made by user ID zero" }, )
{
	struct gate ready = gate_new(), end = gate_new();
	uid_t uid = 77;

	pid_t owner = spawn(0);
	if (owner == 0) {
		if (!sabotaged())
			become(4321, 4321);
		MUST(unshare(CLONE_NEWUSER));
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int fd = ns_open(owner, "user");
	row("in the creator's parent namespace");
	EXPECT_OK(ioctl(fd, NS_GET_OWNER_UID, &uid));
	EXPECT_EQ(uid, 4321);
	row("where the creator is mapped");
	IN_USERNS(0, "0 0 1\n9 4321 1", "0 0 1")
	{
		EXPECT_OK(ioctl(fd, NS_GET_OWNER_UID, &uid));
		EXPECT_EQ(uid, 9);
	}
	row("where the creator is not mapped");
	IN_USERNS(0, "0 0 1", "0 0 1")
	{
		EXPECT_OK(ioctl(fd, NS_GET_OWNER_UID, &uid));
		EXPECT_EQ(uid, file_number("/proc/sys/kernel/overflowuid"));
	}
	row("another type");
	EXPECT_ERRNO(ioctl(ns_open(0, "uts"), NS_GET_OWNER_UID, &uid), EINVAL);
	gate_post(&end);
	EXPECT_EXIT(child_wait(owner), 0);
}
