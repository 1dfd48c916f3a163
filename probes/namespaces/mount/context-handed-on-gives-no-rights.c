/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_mount.h"

/* Kernel bug it catches: the opener's credentials taken for the caller's, or the descriptor alone
 * taken as enough. */
PROBE(
	.claim = "A file-system context or detached mount handed to an unprivileged process cannot be used: EPERM",
	.source = "fsconfig(2), ERRORS (EPERM); fsmount(2), ERRORS (EPERM); move_mount(2), ERRORS (EPERM)",
	.needs = { "root", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "the receiver keeps its capabilities" },
)
{
	const char *a = new_tmpfs("a"), *to = new_dir(scratch(), "to");
	int fresh = MUST(fsopen("tmpfs", FSOPEN_CLOEXEC)),
	    made = MUST(fsopen("tmpfs", FSOPEN_CLOEXEC));

	MUST(fsconfig(made, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
	int pick = MUST(fspick(AT_FDCWD, a, FSPICK_CLOEXEC));
	int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_NOEXEC };
	IN_CHILD(CLONE_NEWNS) {
		if (!sabotaged())
			become(1000, 1000);
		row("create");
		EXPECT_ERRNO(fsconfig(fresh, FSCONFIG_CMD_CREATE, NULL, NULL, 0), EPERM);
		row("reconfigure");
		EXPECT_ERRNO(fsconfig(pick, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0), EPERM);
		row("fsmount");
		EXPECT_ERRNO(fsmount(made, FSMOUNT_CLOEXEC, 0), EPERM);
		row("mount_setattr of a detached tree");
		EXPECT_ERRNO(mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)), EPERM);
		row("move_mount");
		EXPECT_ERRNO(move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH), EPERM);
	}
	if (sabotaged())
		return;
	row("by who opened them");
	EXPECT_OK(fsconfig(fresh, FSCONFIG_CMD_CREATE, NULL, NULL, 0)); /* control */
	EXPECT_OK(fsmount(made, FSMOUNT_CLOEXEC, 0));
	EXPECT_OK(move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH));
}
