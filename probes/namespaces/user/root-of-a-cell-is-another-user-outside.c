/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the map of a cell not applied to its processes. */
static void watch(void);

PROBE(
	.claim = "The root of a cell with a user namespace is an ordinary user to the outside",
	.source = "user_namespaces(7), DESCRIPTION",
	.needs = { "root", "userns" },
	.cell = { .add = NS_USER },
	.sabotage = { .plain = true },
	.outside = watch,
)
{
	EXPECT_EQ(getuid(), 0);
	EXPECT_EQ(geteuid(), 0);
	EXPECT_EQ(getgid(), 0);
	tell(1);
	await(1);
}

static void watch(void)
{
	unsigned int uid[4];
	struct stat st;

	await(1);
	MUST_BE(sscanf(status_field(cell_pid(), "Uid"), "%u %u %u %u", uid, uid + 1, uid + 2,
			uid + 3) == 4);
	for (int i = 0; i < 4; i++)
		EXPECT_EQ(uid[i], CELL_ROOT);
	MUST(stat(fmt("/proc/%d", cell_pid()), &st));
	EXPECT_EQ(st.st_uid, CELL_ROOT);
	EXPECT_NE(ns_inode(cell_pid(), "user"), ns_inode(0, "user"));
	tell(1);
}
