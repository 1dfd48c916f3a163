/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_mount.h"

/* Kernel bugs it catches: fsmount(2) without what mount(2) does in a user namespace: the mount's owner
 * is the host, device nodes on it open, or attributes asked for are lost on the way. */
static int new_mount(unsigned int attributes)
{
	int fs = MUST(fsopen("tmpfs", FSOPEN_CLOEXEC));

	MUST(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
	return fsmount(fs, FSMOUNT_CLOEXEC, attributes);
}

PROBE(.claim = "fsmount(2) in a user namespace gives the attributes asked for, and none that opens "
	       "devices",
	.source =
		"fsmount(2), DESCRIPTION; user_namespaces(7), Effect of capabilities within a user "
		"namespace",
	.needs = { "root", "userns", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "the mount is made without attributes, by the host's root" }, )
{
	const char *point = new_dir(scratch(), "point");

	MUST(chmod(scratch(), 0755));
	if (sabotaged()) {
		int tree = MUST(new_mount(0));
		MUST(move_mount(tree, "", AT_FDCWD, point, MOVE_MOUNT_F_EMPTY_PATH));
	}
	IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
	{
		if (!sabotaged()) {
			int tree = new_mount(MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC);
			if (!EXPECT_GE(tree, 0))
				probe_exit(0);
			MUST(move_mount(tree, "", AT_FDCWD, point, MOVE_MOUNT_F_EMPTY_PATH));
		}
		row("attributes");
		EXPECT(has_option(point, "nosuid") && has_option(point, "noexec"));
		EXPECT(!has_option(point, "ro")); /* control: what was not asked for is not there */
		row("device nodes");
		EXPECT_ERRNO(mknod(fmt("%s/null", point), S_IFCHR | 0666, makedev(1, 3)), EPERM);
		row("unknown attributes");
		EXPECT_ERRNO(new_mount(0x80000000u), EINVAL);
	}
}
