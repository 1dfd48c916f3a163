/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a container that aborts a host's file system, or changes it as a whole, by
 * a mount that it made of it. */
PROBE(
	.claim = "MNT_FORCE and a remount of the file system need CAP_SYS_ADMIN over it, not the mount: EPERM",
	.source = "umount(2), MNT_FORCE; mount(2), Remounting an existing mount",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the caller stays in the initial user namespace" },
)
{
	const char *a = new_tmpfs("a"), *in = new_dir(a, "in"), *file = new_dir(a, "dir");

	for (int i = 0; i < 2; i++) {
		IN_CHILD(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWUSER)) {
			MUST(mount(file, in, NULL, MS_BIND, NULL));
			row("%s", i ? "remount" : "MNT_FORCE");
			if (i)
				EXPECT_ERRNO(
					mount(NULL, in, NULL, MS_REMOUNT | MS_RDONLY, NULL), EPERM);
			else
				EXPECT_ERRNO(umount2(in, MNT_FORCE), EPERM);
			if (!sabotaged())
				EXPECT_OK(umount2(in, 0)); /* control: the mount is its own */
		}
	}
}
