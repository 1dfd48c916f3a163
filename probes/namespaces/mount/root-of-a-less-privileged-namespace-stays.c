/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the lock of the old root not carried to the new one by pivot_root(2): what
 * lies below the root of a container comes to light when it is taken away. */
PROBE(.claim = "The root mount of a less privileged namespace is not unmounted, pivoted or not: "
	       "EINVAL",
	.source =
		"mount_namespaces(7), Restrictions on mount namespaces; umount(2), ERRORS (EINVAL)",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the mount lies below the root" }, )
{
	const char *root = new_tmpfs("root");

	new_dir(root, "below");
	for (int pivot = 0; pivot < 2; pivot++) {
		row("%s", pivot ? "after pivot_root" : "before");
		IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
		{
			const char *wanted = "/";
			if (pivot) {
				MUST(mount(root, root, NULL, MS_BIND, NULL));
				MUST(chdir(root));
				MUST(syscall(SYS_pivot_root, ".", "."));
				MUST(umount2(".", MNT_DETACH)); /* control: the old one may go */
				MUST(chdir("/"));
			}
			if (sabotaged()) {
				wanted = pivot ? "/below" : root;
				MUST(tmpfs_on(wanted));
			}
			EXPECT_ERRNO(umount2(wanted, MNT_DETACH), EINVAL);
			EXPECT_ERRNO(umount2(wanted, 0), EINVAL);
		}
	}
}
