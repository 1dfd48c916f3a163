/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: what a mask hides revealed by a container: one of the ways to part mounts
 * that came together not asking for the lock. */
static long take(size_t i, const char *mask, const char *other)
{
	switch (i) {
	case 0:
		return umount2(mask, 0);
	case 1:
		return umount2(mask, MNT_DETACH);
	case 2:
		return umount2(mask, MNT_EXPIRE);
	case 3:
		return mount(mask, other, NULL, MS_MOVE, NULL);
	default:
		return move_mount(AT_FDCWD, mask, AT_FDCWD, other, 0);
	}
}

PROBE(
	.claim = "A mount inherited by a less privileged namespace cannot be unmounted or moved: EINVAL",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [3]",
	.needs = { "root", "userns", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the mount is made in the less privileged namespace itself" },
)
{
	static const char *const names[] = { "umount", "MNT_DETACH", "MNT_EXPIRE", "MS_MOVE",
		"move_mount" };
	const char *a = new_tmpfs("a"), *mask = new_dir(a, "mask"), *other = new_dir(a, "other");

	make_file(fmt("%s/secret", mask), "", 0644);
	for (size_t i = 0; i < 5; i++) {
		if (!sabotaged())
			MUST(tmpfs_on(mask));
		IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
			if (sabotaged())
				MUST(tmpfs_on(mask));
			row("%s", names[i]);
			EXPECT_ERRNO(take(i, mask, other), EINVAL);
			EXPECT_ERRNO(access(fmt("%s/secret", mask), F_OK), ENOENT);
			/* control: stacked and taken away again */
			if (!sabotaged()) {
				EXPECT_OK(tmpfs_on(mask));
				EXPECT_OK(umount2(mask, 0));
			}
		}
		if (!sabotaged())
			MUST(umount2(mask, 0));
	}
}
