/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a directory inside a mount taken for the mount. */
PROBE(
	.claim = "move_mount(2) and MS_MOVE take only the root of a mount as source: EINVAL",
	.source = "mount(2), ERRORS; move_mount(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the directory is made a mount" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir"), *to = new_tmpfs("to");
	const char *place = new_dir(to, "place");

	if (sabotaged())
		MUST(tmpfs_on(dir));
	row("mount");
	EXPECT_ERRNO(mount(dir, place, NULL, MS_MOVE, NULL), EINVAL);
	if (sabotaged())
		return;
	row("move_mount");
	EXPECT_ERRNO(move_mount(AT_FDCWD, dir, AT_FDCWD, place, 0), EINVAL);
	row("a descriptor inside a detached tree");
	int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	EXPECT_ERRNO(move_mount(tree, "dir", AT_FDCWD, place, 0), EINVAL);
	row("an empty path without its flag");
	EXPECT_ERRNO(move_mount(tree, "", AT_FDCWD, place, 0), ENOENT);
	row("unknown flags");
	EXPECT_ERRNO(
		move_mount(tree, "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH | 0x8000), EINVAL);
	row("the root");
	EXPECT_OK(move_mount(tree, "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH)); /* control */
}
