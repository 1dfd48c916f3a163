/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: locked flags held for mount --bind -o remount, and forgotten where the
 * whole file system is remounted by one who may do that. */
PROBE(.claim = "A remount of the file system through a locked mount keeps its locked flags, else "
	       "EPERM",
	.source = "mount_namespaces(7), Restrictions on mount namespaces",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the mount belongs to a namespace of the same owner" }, )
{
	static const unsigned long flags[] = { MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RDONLY };
	static const char *const names[] = { "nosuid", "nodev", "noexec", "read-only" };

	for (int i = 0; i < 4; i++) {
		const char *at = new_tmpfs(names[i]);
		MUST(mount(NULL, at, NULL, MS_REMOUNT | MS_BIND | flags[i], NULL));
		pid_t less = sabotaged() ? hold(CLONE_NEWNS) : hold_less_privileged();
		int ns = ns_open(less, "mnt");
		row("%s", names[i]);
		IN_CHILD(0)
		{
			/* Root of the owner of the file system, in the less privileged namespace. */
			MUST(setns(ns, CLONE_NEWNS));
			EXPECT_ERRNO(mount(NULL, at, NULL, MS_REMOUNT, NULL), EPERM);
			EXPECT_ERRNO(mount(NULL, at, NULL, MS_REMOUNT | MS_BIND, NULL), EPERM);
			EXPECT_OK(mount(NULL, at, NULL, MS_REMOUNT | flags[i], NULL)); /* control */
		}
		let_go(less);
		close(ns);
		MUST(umount2(at, MNT_DETACH));
	}
}
