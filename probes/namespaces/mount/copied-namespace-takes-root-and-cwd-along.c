/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a process whose "." still lies in its parent's namespace, so that what it
 * mounts there is seen outside. */
PROBE(
	.claim = "In a copied mount namespace root and working directory lie on the copied mounts",
	.source = "mount_namespaces(7), DESCRIPTION; clone(2), CLONE_NEWNS",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount namespace is not copied" },
)
{
	for (int way = 0; way < 2; way++) {
		const char *a = new_tmpfs(fmt("a%d", way));
		new_dir(a, "rel");
		MUST(chdir(a));
		row("by %s", way ? "unshare" : "clone");
		IN_CHILD(way || sabotaged() ? 0 : CLONE_NEWNS) {
			if (way && !sabotaged())
				MUST(unshare(CLONE_NEWNS));
			MUST(tmpfs_on("rel"));
			MUST(umount2("rel", 0)); /* control: it may change what "." lies on */
			MUST(tmpfs_on("rel"));
			EXPECT_EQ(mounts_at(0, fmt("%s/rel", a)), 1);
			MUST(umount2(fmt("/proc/self/root%s/rel", a), 0));
			MUST(tmpfs_on("rel"));
		}
		EXPECT_EQ(mounts_at(0, fmt("%s/rel", a)), 0);
	}
}
