/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: MNT_LOCKED lost by the copy of the mounts for a lesser owner. */
PROBE(.claim = "A user namespace made in a cell can neither unmount nor move nor rewrite its masks",
	.source = "mount_namespaces(7), Restrictions on mount namespaces; CVE-2014-7970",
	.needs = { "root", "userns" },
	.cell = { .capabilities = "all", .masked = { "/etc/passwd" }, .readonly = { "/home" } },
	.sabotage = { .twin = "a mount namespace of the same owner" }, )
{
	IN_CHILD(sabotaged() ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS)
	{
		row("umount");
		EXPECT_ERRNO(umount2("/etc/passwd", MNT_DETACH), EINVAL);
		row("umount of the read-only path");
		EXPECT_ERRNO(umount2("/home", MNT_DETACH), EINVAL);
		row("remount");
		EXPECT_ERRNO(mount(NULL, "/home", NULL, MS_REMOUNT | MS_BIND, NULL), EPERM);
		row("move");
		EXPECT_ERRNO(mount("/home", "/var", NULL, MS_MOVE, NULL), EINVAL);
		row("a mount of its own");
		MUST(mount("x", "/tmp", "tmpfs", 0, NULL));
		EXPECT_OK(umount2("/tmp", 0)); /* control */
	}
}
