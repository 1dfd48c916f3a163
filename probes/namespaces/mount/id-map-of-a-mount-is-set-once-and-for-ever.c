/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a map changed or taken off under the files that are open. */
PROBE(
	.claim = "The ID map of a mount cannot be changed (EPERM) or cleared (EINVAL), and a clone keeps it",
	.source = "mount_setattr(2), ERRORS; ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the second map goes to a clone that has none" },
)
{
	const char *a = new_mappable("a");
	int first = map_fd("0 1000 10", "0 1000 10"), second = map_fd("0 2000 10", "0 2000 10");
	int tree = idmapped_clone(a, first),
	    plain = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	struct mount_attr set = { .attr_set = MOUNT_ATTR_IDMAP, .userns_fd = (uint64_t)second },
			  clear = { .attr_clr = MOUNT_ATTR_IDMAP };

	EXPECT_ERRNO(mount_setattr(tree, "", AT_EMPTY_PATH, &clear, sizeof(clear)), EINVAL);
	EXPECT_ERRNO(
		mount_setattr(sabotaged() ? plain : tree, "", AT_EMPTY_PATH, &set, sizeof(set)),
		EPERM);
	if (!sabotaged())
		EXPECT_OK(mount_setattr(plain, "", AT_EMPTY_PATH, &set, sizeof(set))); /* control */
	const char *b = new_dir(scratch(), "b"), *c = new_dir(scratch(), "c");
	struct stat st;
	MUST(move_mount(tree, "", AT_FDCWD, b, MOVE_MOUNT_F_EMPTY_PATH));
	MUST(stat(b, &st));
	EXPECT_EQ(st.st_uid, 1000);
	bind_to(b, c);
	MUST(stat(c, &st));
	EXPECT_EQ(st.st_uid, 1000);
}
