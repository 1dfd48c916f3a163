/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an ID without mapping stored raw, which gives a host's user a file. */
PROBE(
	.claim = "IDs outside an ID-mapped mount's map show as overflow, and create and own nothing there",
	.source = "mount_setattr(2), ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the map covers every ID" },
)
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch()));
	struct stat st;

	MUST(chmod(a, 0777));
	make_file(fmt("%s/file", a), "", 0666);
	MUST(chown(fmt("%s/file", a), 4000, 4000));
	idmap_to(a, b, sabotaged() ? "0 0 100000" : "1000 2000 10");
	row("shown");
	MUST(stat(fmt("%s/file", b), &st));
	EXPECT_EQ(st.st_uid, file_number("/proc/sys/kernel/overflowuid"));
	EXPECT_EQ(st.st_gid, file_number("/proc/sys/kernel/overflowgid"));
	row("created by an unmapped user");
	EXPECT_ERRNO(open(fmt("%s/x", b), O_CREAT | O_WRONLY | O_CLOEXEC, 0600), EOVERFLOW);
	EXPECT_ERRNO(mkdir(fmt("%s/y", b), 0700), EOVERFLOW);
	EXPECT_ERRNO(symlink("y", fmt("%s/y", b)), EOVERFLOW);
	row("given to an unmapped user");
	make_file(fmt("%s/mine", a), "", 0666);
	MUST(chown(fmt("%s/mine", a), 1001, 1001));
	EXPECT_ERRNO(chown(fmt("%s/mine", b), 5000, -1u), EOVERFLOW);
	EXPECT_OK(chown(fmt("%s/mine", b), 2002, 2002)); /* control */
	MUST(stat(fmt("%s/mine", a), &st));
	EXPECT_EQ(st.st_uid, 1002);
	row("written and changed");
	EXPECT_ERRNO(chmod(fmt("%s/file", b), 0600), EOVERFLOW);
}
