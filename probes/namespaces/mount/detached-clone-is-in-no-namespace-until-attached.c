/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a clone that shows or propagates before it is attached, or that outlives
 * its descriptor. */
PROBE(
	.claim = "A detached clone shows in no mountinfo until it is attached, and dies with its descriptor",
	.source = "open_tree(2), OPEN_TREE_CLONE; move_mount(2)",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "the clone is attached at once" },
)
{
	const char *a = new_tmpfs("a"), *to = new_dir(scratch(), "to"),
		   *late = new_dir(scratch(), "late");

	new_dir(a, "dir");
	make_file(fmt("%s/file", a), "", 0644);
	unsigned int before = mounts_below(0, scratch());
	int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	if (sabotaged())
		MUST(move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH));
	EXPECT_EQ(mounts_below(0, scratch()), before);
	EXPECT_OK(faccessat(tree, "file", W_OK, 0)); /* it is a directory descriptor */
	if (!sabotaged())
		MUST(move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH));
	EXPECT_EQ(mounts_at(0, to), 1); /* control */
	close(tree);
	EXPECT_EQ(mounts_at(0, to), 1);
	/* Attached once, it is an ordinary mount: its descriptor moves it again. */
	tree = MUST(open_tree(AT_FDCWD, to, OPEN_TREE_CLOEXEC));
	EXPECT_OK(move_mount(tree, "", AT_FDCWD, late, MOVE_MOUNT_F_EMPTY_PATH));
	EXPECT_EQ(mounts_at(0, to), 0);
	EXPECT_EQ(mounts_at(0, late), 1);
	close(tree);
	/* With the last descriptor of one never attached, the source is no longer busy. */
	tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	close(tree);
	MUST(umount2(late, 0));
	EXPECT_OK(umount2(a, 0));
}
