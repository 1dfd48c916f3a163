/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a detached mount that a new look-up still finds, or that is gone for its
 * users. */
PROBE(
	.claim = "After MNT_DETACH a mount is not found by path, and its open directory still serves it",
	.source = "umount(2), MNT_DETACH",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is not detached" },
)
{
	const char *a = new_tmpfs("a");

	make_file(fmt("%s/file", a), "text", 0644);
	int dir = MUST(open(a, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (!sabotaged())
		MUST(umount2(a, MNT_DETACH));
	EXPECT_ERRNO(access(fmt("%s/file", a), F_OK), ENOENT);
	EXPECT_EQ(mounts_at(0, a), 0);
	EXPECT_OK(openat(dir, "file", O_RDWR | O_CLOEXEC)); /* control */
	EXPECT_OK(mkdirat(dir, "new", 0700));
	/* No way up out of a detached mount. */
	struct stat here, above;
	MUST(fstatat(dir, ".", &here, 0));
	MUST(fstatat(dir, "..", &above, 0));
	EXPECT_EQ(above.st_dev, here.st_dev);
	EXPECT_EQ(above.st_ino, here.st_ino);
	/* It is in no namespace any more. */
	EXPECT_EQ(mount("none", fmt("/proc/self/fd/%d", dir), "tmpfs", 0, NULL), -1);
}
