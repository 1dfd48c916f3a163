/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one of the checks dropped, so that something else is unmounted. */
PROBE(
	.claim = "umount2(2) refuses unknown and contradicting flags and what is no mount point: EINVAL",
	.source = "umount(2), ERRORS",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the flags and the path are well-formed" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir"), *link = fmt("%s/link", scratch());
	static const struct {
		const char *name;
		int flags;
	} flags[] = { { "MNT_EXPIRE and MNT_DETACH", MNT_EXPIRE | MNT_DETACH },
		{ "MNT_EXPIRE and MNT_FORCE", MNT_EXPIRE | MNT_FORCE }, { "an unknown flag", 0x10 },
		{ "a high flag", 0x40000000 } };

	MUST(symlink(a, link));
	for (size_t i = 0; i < 4; i++) {
		row("%s", flags[i].name);
		EXPECT_ERRNO(umount2(a, sabotaged() ? MNT_DETACH : flags[i].flags), EINVAL);
		if (sabotaged())
			return;
	}
	row("a directory inside a mount");
	EXPECT_ERRNO(umount2(dir, 0), EINVAL);
	row("a symbolic link with UMOUNT_NOFOLLOW");
	EXPECT_ERRNO(umount2(link, UMOUNT_NOFOLLOW), EINVAL);
	row("a path that does not exist");
	EXPECT_ERRNO(umount2(fmt("%s/none", a), 0), ENOENT);
	row("a symbolic link that is followed");
	EXPECT_OK(umount2(link, 0)); /* control */
}
