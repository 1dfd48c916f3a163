/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a descriptor that carries no mount across, or an attached mount stolen
 * out of its namespace by its descriptor. */
PROBE(
	.claim = "A detached mount's descriptor attaches it in another namespace, an attached one's cannot",
	.source = "move_mount(2), ERRORS; open_tree(2)",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "the second mount is detached too" },
)
{
	const char *a = new_tmpfs("a"), *to = new_dir(scratch(), "to");

	make_file(fmt("%s/mark", a), "", 0644);
	int detached = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	int attached = MUST(
		open_tree(AT_FDCWD, a, OPEN_TREE_CLOEXEC | (sabotaged() ? OPEN_TREE_CLONE : 0)));
	IN_CHILD(CLONE_NEWNS) {
		row("detached");
		EXPECT_OK(move_mount(
			detached, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH)); /* control */
		EXPECT_OK(access(fmt("%s/mark", to), F_OK));
		row("attached elsewhere");
		EXPECT_ERRNO(
			move_mount(attached, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH), EINVAL);
	}
	EXPECT_EQ(mounts_at(0, a), 1);
	EXPECT_EQ(mounts_at(0, to), 0);
}
