/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

#ifndef MOVE_MOUNT_SET_GROUP
#define MOVE_MOUNT_SET_GROUP 0x100
#endif

/* Kernel bug it catches: sharing copied between different file systems or onto a mount that has it. */
PROBE(.claim = "MOVE_MOUNT_SET_GROUP makes a private mount the peer or slave that another mount is",
	.source = "move_mount(2), MOVE_MOUNT_SET_GROUP; ERRORS",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the source is private too" }, )
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b"), *other = new_tmpfs("other");
	const char *c = new_dir(scratch(), "c"), *deep = new_dir(a, "deep");
	const char *below = new_dir(scratch(), "below");

	bind_to(a, b);
	MUST(make_type(b, MS_PRIVATE));
	bind_to(a, c);
	bind_to(deep, below);
	row("from a private mount");
	EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, b, MOVE_MOUNT_SET_GROUP), EINVAL);
	EXPECT_STR(propagation_of(b), "private");
	if (!sabotaged())
		MUST(make_type(a, MS_SHARED));
	row("another file system");
	EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, other, MOVE_MOUNT_SET_GROUP), EINVAL);
	row("a peer");
	EXPECT_OK(move_mount(AT_FDCWD, a, AT_FDCWD, b, MOVE_MOUNT_SET_GROUP)); /* control */
	EXPECT_STR(propagation_of(b), "shared");
	EXPECT_EQ(mount_at(b).shared, mount_at(a).shared);
	row("one that has a group already");
	EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, b, MOVE_MOUNT_SET_GROUP), EINVAL);
	row("to one with a wider root");
	MUST(make_type(c, MS_PRIVATE));
	MUST(make_type(below, MS_SHARED));
	EXPECT_ERRNO(move_mount(AT_FDCWD, below, AT_FDCWD, c, MOVE_MOUNT_SET_GROUP), EINVAL);
}
