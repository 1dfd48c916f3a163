/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: locks put on although no border of user namespaces was crossed. */
PROBE(
	.claim = "In a new mount namespace of the same user namespace, inherited mounts and flags are not locked",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [1] [3] [5]",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the namespace belongs to a new user namespace" },
)
{
	for (int way = 0; way < 2; way++) {
		const char *a = new_tmpfs(fmt("a%d", way)), *mask = new_dir(a, "mask"),
			   *other = new_dir(a, "other");
		MUST(tmpfs_on(mask));
		MUST(mount(NULL, mask, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID, NULL));
		unsigned long user = sabotaged() ? CLONE_NEWUSER : 0;
		IN_CHILD(way ? 0 : user | CLONE_NEWNS) {
			struct mount_attr clear = { .attr_clr = MOUNT_ATTR_RDONLY };
			if (way)
				MUST(unshare((int)(user | CLONE_NEWNS)));
			row("by %s", way ? "unshare" : "clone");
			EXPECT_EQ(has_option(mask, "ro"), true); /* control */
			EXPECT_OK(mount_setattr(AT_FDCWD, mask, 0, &clear, sizeof(clear)));
			EXPECT_OK(mount(NULL, mask, NULL, MS_REMOUNT | MS_BIND, NULL));
			EXPECT_OK(mount(mask, other, NULL, MS_MOVE, NULL));
			EXPECT_OK(umount2(other, 0));
		}
	}
}
