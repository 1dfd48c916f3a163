/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a directory bound without the mount that hides part of it. */
PROBE(
	.claim = "A tree with a locked mount in it cannot be bound or cloned without it: EINVAL",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [3]",
	.needs = { "root", "userns", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "the bind is recursive" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir"), *beside = new_dir(a, "beside");
	const char *to = new_dir(scratch(), "to");

	MUST(tmpfs_on(new_dir(dir, "mask")));
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		row("mount, the mount");
		EXPECT_ERRNO(
			mount(a, to, NULL, MS_BIND | (sabotaged() ? MS_REC : 0), NULL), EINVAL);
		row("mount, a directory above the locked one");
		EXPECT_ERRNO(
			mount(dir, to, NULL, MS_BIND | (sabotaged() ? MS_REC : 0), NULL), EINVAL);
		row("open_tree");
		EXPECT_ERRNO(open_tree(AT_FDCWD, dir,
				     OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC |
					     (sabotaged() ? AT_RECURSIVE : 0)),
			EINVAL);
		row("beside it, and recursive");
		EXPECT_OK(mount(beside, to, NULL, MS_BIND, NULL)); /* control */
		EXPECT_OK(mount(dir, to, NULL, MS_BIND | MS_REC, NULL));
		EXPECT_EQ(mounts_at(0, fmt("%s/mask", to)), 1);
		/* The copy keeps the lock. */
		EXPECT_ERRNO(umount2(fmt("%s/mask", to), 0), EINVAL);
	}
}
