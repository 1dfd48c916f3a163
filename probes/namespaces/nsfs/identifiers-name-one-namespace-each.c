/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bugs it catches: an identifier that depends on the descriptor or the asker; the same one for
 * two types; an identifier given again while its first bearer lives. */
#define GET_ID	     _IOR(NSIO, 13, uint64_t)
#define GET_MNTNS_ID _IOR(NSIO, 5, uint64_t)

static uint64_t id_of(pid_t pid, const char *name)
{
	uint64_t id = 0;
	int fd = ns_open(pid, name);

	if (ioctl(fd, GET_ID, &id) < 0)
		skip(SKIP_KERNEL, "ioctl(NS_GET_ID): %s", strerrorname_np(errno));
	close(fd);
	return id;
}

PROBE(.claim = "NS_GET_ID gives each namespace one number, the same to every asker and no other's",
	.source = "kernel include/uapi/linux/nsfs.h, NS_GET_ID; ioctl_nsfs(2)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the second process shares the first's namespaces" }, )
{
	uint64_t own[NS_TYPES] = { 0 }, mount_id;

	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		struct gate end = gate_new();

		row("%s", type->name);
		if (!ns_there(type))
			continue;
		own[i] = id_of(0, type->name);
		EXPECT_NE(own[i], 0);
		for (size_t k = 0; k < i; k++)
			EXPECT_NE(own[i], own[k]);
		pid_t other =
			member_of_new(sabotaged() ? &(struct ns_type){ "none", 0 } : type, &end);
		const char *name = type->flag == CLONE_NEWTIME ? "time_for_children" : type->name;
		uint64_t theirs = id_of(other, name);
		EXPECT_NE(theirs, own[i]);
		EXPECT_EQ(id_of(other, name), theirs);
		IN_CHILD(0)
		{
			EXPECT_EQ(id_of(0, type->name), own[i]); /* control: the same to a child */
			EXPECT_EQ(id_of(other, name), theirs);
		}
		gate_post(&end);
		EXPECT_EXIT(child_wait(other), 0);
	}
	row("the older request for mount namespaces");
	MUST(ioctl(ns_open(0, "mnt"), GET_MNTNS_ID, &mount_id));
	EXPECT_EQ(mount_id, id_of(0, "mnt"));
}
