/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: AT_RECURSIVE ignored or always done. */
PROBE(
	.claim = "open_tree(2) clones the mounts below only with AT_RECURSIVE, which needs OPEN_TREE_CLONE",
	.source = "open_tree(2), AT_RECURSIVE, ERRORS",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "AT_RECURSIVE is given in every row" },
)
{
	const char *a = new_tmpfs("a"),
		   *to[] = { new_dir(scratch(), "alone"), new_dir(scratch(), "all") };

	MUST(tmpfs_on(new_dir(a, "sub")));
	make_file(fmt("%s/sub/inner", a), "", 0644);
	for (unsigned int i = 0; i < 2; i++) {
		row("%s", i ? "recursive" : "alone");
		int tree = MUST(open_tree(AT_FDCWD, a,
			OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC |
				(i || sabotaged() ? AT_RECURSIVE : 0)));
		EXPECT_EQ(faccessat(tree, "sub/inner", F_OK, 0) == 0, i == 1);
		MUST(move_mount(tree, "", AT_FDCWD, to[i], MOVE_MOUNT_F_EMPTY_PATH));
		EXPECT_EQ(mounts_below(0, to[i]), 1 + i);
	}
	row("without OPEN_TREE_CLONE");
	EXPECT_ERRNO(open_tree(AT_FDCWD, a, AT_RECURSIVE | OPEN_TREE_CLOEXEC), EINVAL);
	EXPECT_ERRNO(open_tree(AT_FDCWD, a, 0x40000000), EINVAL);
	EXPECT_OK(open_tree(AT_FDCWD, a, OPEN_TREE_CLOEXEC)); /* control */
}
