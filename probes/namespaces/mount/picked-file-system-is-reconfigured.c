/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the newer path to a remount not reaching the file system, or reaching it
 * without the capability over it. */
PROBE(
	.claim = "fspick(2) and FSCONFIG_CMD_RECONFIGURE change the file system under all its mounts",
	.source = "fspick(2); fsconfig(2), FSCONFIG_CMD_RECONFIGURE",
	.needs = { "root", "userns", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "the new configuration is not carried out" },
)
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b"), *dir = new_dir(a, "dir");

	bind_to(a, b);
	int fs = MUST(fspick(AT_FDCWD, a, FSPICK_CLOEXEC));
	MUST(fsconfig(fs, FSCONFIG_SET_FLAG, "ro", NULL, 0));
	EXPECT_OK(mkdir(fmt("%s/before", b), 0700)); /* control */
	if (!sabotaged())
		EXPECT_OK(fsconfig(fs, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0));
	EXPECT_ERRNO(mkdir(fmt("%s/x", a), 0700), EROFS);
	EXPECT_ERRNO(mkdir(fmt("%s/x", b), 0700), EROFS);
	EXPECT_EQ(has_option(a, "rw"), true); /* the mount's own flag is another */
	close(fs);
	row("a path that is no mount point");
	EXPECT_ERRNO(fspick(AT_FDCWD, dir, FSPICK_CLOEXEC), EINVAL);
	row("an unknown flag");
	EXPECT_ERRNO(fspick(AT_FDCWD, a, 0x80), EINVAL);
	row("from a less privileged namespace");
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		EXPECT_ERRNO(mount(NULL, a, NULL, MS_REMOUNT, "size=8m"), EPERM);
		fs = fspick(AT_FDCWD, a, FSPICK_CLOEXEC);
		if (fs >= 0)
			EXPECT_ERRNO(fsconfig(fs, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0), EPERM);
	}
}
