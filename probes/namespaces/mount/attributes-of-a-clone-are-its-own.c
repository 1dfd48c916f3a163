/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bugs it catches: open_tree_attr(2) that changes the mount that it clones; a locked flag that
 * is cleared on the way, which mount_setattr(2) would refuse; a copy that loses what was asked for. */
static int clone_with(const char *path, struct mount_attr attr, unsigned int flags)
{
	return (int)syscall(SYS_open_tree_attr, AT_FDCWD, path,
		OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | flags, &attr, sizeof(attr));
}

PROBE(.claim = "open_tree_attr(2) gives the clone its attributes, leaves the mount's and unlocks "
	       "none",
	.source = "open_tree_attr(2), DESCRIPTION; mount_namespaces(7), Restrictions on mount "
		  "namespaces",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the mount itself gets the attributes" }, )
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b");
	struct mount_attr set = { .attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOEXEC };

	row("a clone");
	int clone = clone_with(a, set, 0);
	if (clone < 0 && errno == ENOSYS)
		skip(SKIP_KERNEL, "open_tree_attr(): ENOSYS");
	if (!EXPECT_GE(clone, 0))
		return;
	if (sabotaged())
		MUST(mount_setattr(AT_FDCWD, a, 0, &set, sizeof(set)));
	MUST(move_mount(clone, "", AT_FDCWD, b, MOVE_MOUNT_F_EMPTY_PATH));
	EXPECT(has_option(b, "ro") && has_option(b, "noexec"));
	EXPECT(has_option(a, "rw") && !has_option(a, "noexec")); /* control */
	EXPECT_ERRNO(open(fmt("%s/f", b), O_CREAT | O_WRONLY | O_CLOEXEC, 0600), EROFS);
	row("a locked flag");
	IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
	{
		struct mount_attr clear = { .attr_clr = MOUNT_ATTR_RDONLY };
		EXPECT_ERRNO(clone_with(b, clear, AT_RECURSIVE), EPERM);
		EXPECT_GE(clone_with(b, set, AT_RECURSIVE), 0);
	}
	row("malformed");
	struct mount_attr unknown = { .attr_set = 1ull << 60 };
	EXPECT_ERRNO(clone_with(a, unknown, 0), EINVAL);
}
