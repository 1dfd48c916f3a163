/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a context used twice or before it is complete. */
PROBE(
	.claim = "A file-system context is configured, created once, and mounted once, else EBUSY or EINVAL",
	.source = "fsopen(2); fsconfig(2), ERRORS; fsmount(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "each step gets a fresh context" },
)
{
	int fs = MUST(fsopen("tmpfs", FSOPEN_CLOEXEC)), mnt;

	row("mounted before it is created");
	if (sabotaged())
		MUST(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
	EXPECT_ERRNO(fsmount(fs, FSMOUNT_CLOEXEC, 0), EINVAL);
	if (sabotaged())
		return;
	row("an unknown parameter");
	EXPECT_ERRNO(fsconfig(fs, FSCONFIG_SET_STRING, "no_such_key", "x", 0), EINVAL);
	EXPECT_ERRNO(fsconfig(fs, 999, NULL, NULL, 0), EOPNOTSUPP);
	row("well-formed");
	EXPECT_OK(fsconfig(fs, FSCONFIG_SET_STRING, "size", "1m", 0)); /* control */
	EXPECT_OK(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
	row("created twice");
	EXPECT_ERRNO(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0), EBUSY);
	EXPECT_ERRNO(fsconfig(fs, FSCONFIG_SET_STRING, "size", "1m", 0), EBUSY);
	row("mounted with unknown attributes");
	EXPECT_ERRNO(fsmount(fs, 0x100, 0), EINVAL);
	EXPECT_ERRNO(fsmount(fs, FSMOUNT_CLOEXEC, 1u << 30), EINVAL);
	row("mounted");
	mnt = fsmount(fs, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOEXEC | MOUNT_ATTR_NODEV);
	EXPECT_OK(mnt);
	row("mounted twice");
	EXPECT_ERRNO(fsmount(fs, FSMOUNT_CLOEXEC, 0), EBUSY);
	row("an unknown file system");
	EXPECT_ERRNO(fsopen("nosuchfs", FSOPEN_CLOEXEC), ENODEV);
	EXPECT_ERRNO(fsopen("tmpfs", 0x80), EINVAL);
	const char *to = new_dir(scratch(), "to");
	MUST(move_mount(mnt, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH));
	EXPECT_EQ(has_option(to, "noexec"), true);
}
