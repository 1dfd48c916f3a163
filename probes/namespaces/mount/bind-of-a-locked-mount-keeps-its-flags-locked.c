/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a copy, whose flags can be cleared, of a mount whose flags cannot. */
PROBE(
	.claim = "A bind mount or clone of a mount with locked flags keeps them set and locked",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [5]",
	.needs = { "root", "userns", "ns.mnt", "syscall.open_tree", "syscall.mount_setattr" },
	.sabotage = { .twin = "the source is made in the less privileged namespace itself" },
)
{
	const char *a = new_tmpfs("a"),
		   *to[] = { new_dir(scratch(), "bind"), new_dir(scratch(), "tree") };

	if (!sabotaged())
		MUST(mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID, NULL));
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		struct mount_attr clear = { .attr_clr = MOUNT_ATTR_RDONLY };
		if (sabotaged()) {
			MUST(tmpfs_on(a));
			MUST(mount(
				NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID, NULL));
		}
		MUST(mount(a, to[0], NULL, MS_BIND, NULL));
		int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
		row("open_tree_attr");
		if (syscall(SYS_open_tree_attr, -1, "", 0, NULL, 0) < 0 && errno == ENOSYS)
			row_skip(SKIP_KERNEL, "open_tree_attr(-1, ...): ENOSYS");
		else
			EXPECT_ERRNO(
				syscall(SYS_open_tree_attr, AT_FDCWD, a,
					OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC, &clear, sizeof(clear)),
				EPERM);
		row("a detached clone");
		EXPECT_ERRNO(mount_setattr(tree, "", AT_EMPTY_PATH, &clear, sizeof(clear)), EPERM);
		MUST(move_mount(tree, "", AT_FDCWD, to[1], MOVE_MOUNT_F_EMPTY_PATH));
		for (int i = 0; i < 2; i++) {
			row("%s", i ? "a clone that was attached" : "a bind mount");
			EXPECT_EQ(has_option(to[i], "ro"), true); /* control */
			EXPECT_ERRNO(
				mount(NULL, to[i], NULL, MS_REMOUNT | MS_BIND | MS_NOSUID, NULL),
				EPERM);
			EXPECT_ERRNO(
				mount_setattr(AT_FDCWD, to[i], 0, &clear, sizeof(clear)), EPERM);
			EXPECT_ERRNO(mkdir(fmt("%s/x", to[i]), 0700), EROFS);
		}
	}
}
