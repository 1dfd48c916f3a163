/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a translation left out on the way in or on the way out, or applied to
 * one of user and group with the other's map. */
PROBE(
	.claim = "IDs of files are translated by the maps when they are set, when created and when shown",
	.source = "user_namespaces(7), User and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the maps are the identity" },
)
{
	const char *dir = fmt("%s/dir", scratch());
	struct stat st;

	make_dir(dir);
	MUST(chmod(dir, 0777));
	const char *uids = sabotaged() ? "0 0 100000" : "0 100000 1000";
	const char *gids = sabotaged() ? "0 0 100000" : "0 200000 1000";
	IN_USERNS(0, uids, gids) {
		become_inner_root();
		make_file(fmt("%s/created", dir), "", 0644);
		make_file(fmt("%s/given", dir), "", 0644);
		MUST(chown(fmt("%s/given", dir), 5, 6));
		row("inside");
		MUST(stat(fmt("%s/created", dir), &st));
		EXPECT_EQ(st.st_uid, 0);
		EXPECT_EQ(st.st_gid, 0);
		MUST(stat(fmt("%s/given", dir), &st));
		EXPECT_EQ(st.st_uid, 5);
		EXPECT_EQ(st.st_gid, 6);
	}
	row("outside, created");
	MUST(stat(fmt("%s/created", dir), &st));
	EXPECT_EQ(st.st_uid, 100000);
	EXPECT_EQ(st.st_gid, 200000);
	row("outside, given by chown");
	MUST(stat(fmt("%s/given", dir), &st));
	EXPECT_EQ(st.st_uid, 100005);
	EXPECT_EQ(st.st_gid, 200006);
}
