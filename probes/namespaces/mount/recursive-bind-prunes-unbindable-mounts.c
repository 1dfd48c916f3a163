/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the unbindable mount copied, or its whole siblings pruned with it. */
PROBE(
	.claim = "A recursive bind leaves out unbindable mounts with what is below them, and no others",
	.source = "mount_namespaces(7), SHARED SUBTREES, MS_UNBINDABLE",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "no mount of the tree is unbindable" },
)
{
	static const char *const kept[] = { "first", "last", "last/below" };
	static const char *const pruned[] = { "middle", "middle/below" };
	const char *a = new_tmpfs("a");

	for (const char *const *dir = (const char *const[]){ "first", "middle", "middle/below",
		     "last", "last/below", NULL };
		*dir; dir++)
		MUST(tmpfs_on(new_dir(a, *dir)));
	if (!sabotaged())
		make_kind(fmt("%s/middle", a), "unbindable");
	for (int way = 0; way < 2; way++) {
		const char *to = new_dir(scratch(), way ? "tree" : "bind");
		row("%s", way ? "open_tree" : "mount");
		if (way == 0) {
			MUST(mount(a, to, NULL, MS_BIND | MS_REC, NULL));
		} else {
			int tree = MUST(open_tree(
				AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
			MUST(move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH));
			close(tree);
		}
		for (size_t i = 0; i < 3; i++)
			EXPECT_EQ(mounts_at(0, fmt("%s/%s", to, kept[i])), 1); /* control */
		for (size_t i = 0; i < 2; i++)
			EXPECT_EQ(mounts_at(0, fmt("%s/%s", to, pruned[i])), 0);
	}
}
