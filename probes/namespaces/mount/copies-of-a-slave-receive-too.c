/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bugs it catches: a copy that names its master but is not on the master's list, so that no
 * event reaches it; only one of the ways to copy a slave that keeps it one. */
PROBE(.claim = "A bind, a recursive bind, a clone and a new namespace's copy of a slave receive as "
	       "it does",
	.source = "sharedsubtree.rst, Bind semantics; Clone semantics",
	.needs = { "root", "ns.mnt", "syscall.open_tree", "syscall.move_mount" },
	.sabotage = { .twin = "the copied mount is private" }, )
{
	static const char *const ways[] = { "itself", "bind", "recursive bind", "open_tree" };
	const char *path[] = { NULL, new_dir(scratch(), "slave"), new_dir(scratch(), "bound"),
		new_dir(scratch(), "recursive"), new_dir(scratch(), "tree") };
	const char *master = new_tmpfs("master"), *at = new_dir(master, "at");

	MUST(make_type(master, MS_SHARED));
	MUST(mount(master, path[1], NULL, MS_BIND, NULL));
	MUST(make_type(path[1], sabotaged() ? MS_PRIVATE : MS_SLAVE));
	MUST(mount(path[1], path[2], NULL, MS_BIND, NULL));
	MUST(mount(path[1], path[3], NULL, MS_BIND | MS_REC, NULL));
	int tree = MUST(open_tree(AT_FDCWD, path[1], OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	MUST(move_mount(tree, "", AT_FDCWD, path[4], MOVE_MOUNT_F_EMPTY_PATH));
	pid_t copy = hold(CLONE_NEWNS);

	MUST(tmpfs_on(at));
	for (size_t i = 1; i < 5; i++) {
		row("%s", ways[i - 1]);
		EXPECT_STR(propagation_of(path[i]), "slave");
		EXPECT_EQ(mounts_at(0, fmt("%s/at", path[i])), 1);
		row("%s, in a new namespace", ways[i - 1]);
		EXPECT_STR(propagation_in(copy, path[i]), "slave");
		EXPECT_EQ(mounts_at(copy, fmt("%s/at", path[i])), 1);
	}
	row("the master");
	EXPECT_EQ(mounts_at(0, at), 1); /* control */
	let_go(copy);
}
