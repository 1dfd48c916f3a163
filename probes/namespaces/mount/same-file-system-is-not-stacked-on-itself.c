/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the same source mounted over itself, of which one umount leaves a copy. */
PROBE(.claim = "Mounting on a mount point a second time with the same source is refused: EBUSY",
	.source = "mount(2), ERRORS (EBUSY)", .needs = { "root", "ns.mnt", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "the second mount is of another instance" }, )
{
	const char *at = new_dir(scratch(), "at"), *other = new_dir(scratch(), "other");

	/* All mounts of this type in one IPC namespace are of one file system. */
	MUST(unshare(CLONE_NEWIPC));
	MUST(mount("mqueue", at, "mqueue", 0, NULL));
	if (sabotaged())
		MUST(unshare(CLONE_NEWIPC));
	EXPECT_ERRNO(mount("mqueue", at, "mqueue", 0, NULL), EBUSY);
	EXPECT_EQ(mounts_at(0, at), 1);
	EXPECT_OK(mount("mqueue", other, "mqueue", 0, NULL)); /* control: elsewhere */
	EXPECT_OK(mount("bulkhead", at, "tmpfs", 0, NULL));   /* control: another source */
}
