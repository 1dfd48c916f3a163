/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a new namespace that begins with its parent's map. */
PROBE(
	.claim = "A new user namespace has empty ID maps, and its processes show overflow IDs",
	.source = "user_namespaces(7), User and group ID mappings; Unmapped user and group IDs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "no user namespace is made" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map", "projid_map" };
	uid_t uid = (uid_t)file_number("/proc/sys/kernel/overflowuid");
	gid_t gid = (gid_t)file_number("/proc/sys/kernel/overflowgid");

	for (int way = 0; way < 2; way++) {
		IN_CHILD(way && !sabotaged() ? CLONE_NEWUSER : 0) {
			row("by %s", way ? "clone" : "unshare");
			if (!way && !sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			for (size_t i = 0; i < 3; i++)
				EXPECT_STR(file_text(fmt("/proc/self/%s", maps[i])), "");
			EXPECT_EQ(getuid(), uid);
			EXPECT_EQ(geteuid(), uid);
			EXPECT_EQ(getgid(), gid);
			EXPECT_EQ(getegid(), gid);
		}
	}
}
