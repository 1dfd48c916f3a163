/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an interface file writable by others, or a directory open to them. */
PROBE(
	.claim = "A user to whom nothing is delegated reads a group's state and every change is EACCES",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the group and its files are given to the user" },
)
{
	static const char *const files[] = { "cgroup.procs", "cgroup.threads",
		"cgroup.subtree_control", "cgroup.type", "cgroup.freeze", "cgroup.kill",
		"cgroup.max.depth", "cgroup.max.descendants" };
	const char *top = cg_new(cg2(), "top");

	if (sabotaged()) {
		delegate_to(top, NOBODY_UID);
		for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
			MUST(chown(fmt("%s/%s", top, files[i]), NOBODY_UID, NOBODY_UID));
	}
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
			row("%s", files[i]);
			EXPECT_ERRNO(open(fmt("%s/%s", top, files[i]), O_WRONLY | O_CLOEXEC), EACCES);
		}
		row("a new group");
		EXPECT_ERRNO(mkdir(fmt("%s/mine", top), 0755), EACCES);
		row("reading");
		EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 0); /* control */
	}
}
