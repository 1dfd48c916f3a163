/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bugs it catches: a copy that names its master but is not on the master's list, so that no
 * event reaches it; only one of the ways to copy a slave that keeps it one. */
PROBE(
	.claim = "A bind, recursive bind, clone or new namespace's copy of a slave receives as it does",
	.source = "sharedsubtree.rst, Bind semantics; Clone semantics",
	.needs = { "root", "ns.mnt", "syscall.open_tree", "syscall.move_mount" },
	.sabotage = { .twin = "the copied mount is private" },
)
{
	enum { ITSELF, BOUND, RECURSIVE, TREE, COPIES };
	static const char *const ways[] = { "itself", "bind", "recursive bind", "open_tree" };
	const char *master = new_tmpfs("master"), *at = new_dir(master, "at"), *path[COPIES];

	for (size_t i = 0; i < COPIES; i++)
		path[i] = new_dir(scratch(), fmt("slave%zu", i));
	MUST(make_type(master, MS_SHARED));
	MUST(mount(master, path[ITSELF], NULL, MS_BIND, NULL));
	MUST(make_type(path[ITSELF], sabotaged() ? MS_PRIVATE : MS_SLAVE));
	MUST(mount(path[ITSELF], path[BOUND], NULL, MS_BIND, NULL));
	MUST(mount(path[ITSELF], path[RECURSIVE], NULL, MS_BIND | MS_REC, NULL));
	int tree = MUST(open_tree(AT_FDCWD, path[ITSELF], OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	MUST(move_mount(tree, "", AT_FDCWD, path[TREE], MOVE_MOUNT_F_EMPTY_PATH));
	pid_t copy = hold(CLONE_NEWNS);

	MUST(tmpfs_on(at));
	for (size_t i = 0; i < COPIES; i++) {
		row("%s", ways[i]);
		EXPECT_STR(propagation_of(path[i]), "slave");
		EXPECT_EQ(mounts_at(0, fmt("%s/at", path[i])), 1);
		row("%s, in a new namespace", ways[i]);
		EXPECT_STR(propagation_in(copy, path[i]), "slave");
		EXPECT_EQ(mounts_at(copy, fmt("%s/at", path[i])), 1);
	}
	row("the master");
	EXPECT_EQ(mounts_at(0, at), 1); /* control */
	let_go(copy);
}
