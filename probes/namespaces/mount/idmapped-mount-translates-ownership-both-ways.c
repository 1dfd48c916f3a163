/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a translation left out on one path (show, create, chown), or done twice. */
PROBE(
	.claim = "An ID-mapped mount translates owners when shown, set and created, and only through itself",
	.source = "mount_setattr(2), ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mount gets no ID map" },
)
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch()));
	struct stat st;

	MUST(chmod(a, 0777));
	make_file(fmt("%s/file", a), "", 0644);
	MUST(chown(fmt("%s/file", a), 1000, 1001));
	if (sabotaged())
		bind_to(a, b);
	else
		idmap_to(a, b, "0 100000 65536");
	row("shown");
	MUST(stat(fmt("%s/file", b), &st));
	EXPECT_EQ(st.st_uid, 101000);
	EXPECT_EQ(st.st_gid, 101001);
	row("set by chown");
	EXPECT_OK(chown(fmt("%s/file", b), 100005, 100006));
	MUST(stat(fmt("%s/file", a), &st));
	EXPECT_EQ(st.st_uid, 5);
	EXPECT_EQ(st.st_gid, 6);
	row("created");
	IN_CHILD(0) {
		become(100007, 100008);
		make_file(fmt("%s/new", b), "", 0644);
		MUST(mkdir(fmt("%s/newdir", b), 0755));
	}
	MUST(stat(fmt("%s/new", a), &st));
	EXPECT_EQ(st.st_uid, 7);
	EXPECT_EQ(st.st_gid, 8);
	MUST(stat(fmt("%s/newdir", a), &st));
	EXPECT_EQ(st.st_uid, 7);
	row("elsewhere");
	MUST(stat(fmt("%s/file", a), &st));
	EXPECT_EQ(st.st_uid, 5); /* control */
}
