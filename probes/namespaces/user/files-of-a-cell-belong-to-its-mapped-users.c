/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the fsuid of a cell stored raw on the host's file system. */
static void watch(void);

PROBE(
	.claim = "Files that a cell with a user namespace makes belong to the mapped users outside",
	.source = "user_namespaces(7), User and group ID mappings",
	.needs = { "root", "userns", "ns.mnt" },
	.cell = { .add = NS_USER, .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.sabotage = { .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.outside = watch,
)
{
	struct stat st;

	await(1);
	make_file("/shared/open/root", "", 0644);
	make_file("/shared/open/user", "", 0644);
	MUST(chown("/shared/open/user", 33, 44));
	MUST(stat("/shared/open/user", &st));
	EXPECT_EQ(st.st_uid, 33); /* control */
	tell(1);
}

static void watch(void)
{
	struct stat st;

	make_dir(fmt("%s/open", scratch()));
	MUST(chmod(fmt("%s/open", scratch()), 0777));
	tell(1);
	await(1);
	MUST(stat(fmt("%s/open/root", scratch()), &st));
	EXPECT_EQ(st.st_uid, CELL_ROOT);
	EXPECT_EQ(st.st_gid, CELL_ROOT);
	MUST(stat(fmt("%s/open/user", scratch()), &st));
	EXPECT_EQ(st.st_uid, CELL_ROOT + 33);
	EXPECT_EQ(st.st_gid, CELL_ROOT + 44);
}
