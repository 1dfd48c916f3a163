/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: IDs of the host told to a cell, where they mean its own users. */
static void put(void);

PROBE(
	.claim = "Files of users that are not mapped belong to the overflow user in a cell",
	.source = "user_namespaces(7), Unmapped user and group IDs",
	.needs = { "root", "userns", "ns.mnt" },
	.cell = { .add = NS_USER, .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.sabotage = { .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.outside = put,
)
{
	struct stat st;
	uid_t overflow = (uid_t)file_number("/proc/sys/kernel/overflowuid");

	await(1);
	MUST(stat("/shared/host", &st));
	EXPECT_EQ(st.st_uid, overflow);
	EXPECT_EQ(st.st_gid, file_number("/proc/sys/kernel/overflowgid"));
	MUST(stat("/shared/beyond", &st));
	EXPECT_EQ(st.st_uid, overflow);
	MUST(stat("/shared/last", &st));
	EXPECT_EQ(st.st_uid, 65535);
}

static void put(void)
{
	static const struct {
		const char *name;
		uid_t uid;
	} files[] = { { "host", 0 }, { "last", CELL_ROOT + 65535 },
		{ "beyond", CELL_ROOT + 65536 } };

	for (size_t i = 0; i < 3; i++) {
		const char *file = fmt("%s/%s", scratch(), files[i].name);
		make_file(file, "", 0644);
		MUST(chown(file, files[i].uid, files[i].uid));
	}
	tell(1);
}
