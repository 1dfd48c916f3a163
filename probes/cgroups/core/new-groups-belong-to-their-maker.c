/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a delegatee's own new group and files owned by root, or a file missed. */
PROBE(
	.claim = "A group made by an unprivileged user, and its files, belong to that user",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "root makes the group" },
)
{
	const char *top = cg_new(cg2(), "top");

	delegate_to(top, NOBODY_UID);
	const char *low = strdup(fmt("%s/low", top));
	IN_CHILD(0) {
		if (!sabotaged())
			become(NOBODY_UID, NOBODY_UID);
		EXPECT_OK(mkdir(low, 0755)); /* control */
	}
	static const char *const files[] = { ".", "cgroup.procs", "cgroup.threads",
		"cgroup.subtree_control", "cgroup.freeze", "cgroup.max.depth" };
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct stat st;
		row("%s", files[i]);
		MUST(stat(fmt("%s/%s", low, files[i]), &st));
		EXPECT_EQ(st.st_uid, NOBODY_UID);
		EXPECT_EQ(st.st_gid, NOBODY_UID);
	}
}
