/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an inherited mount parted from what it came with by making it the root. */
PROBE(
	.claim = "A less privileged namespace pivots to no inherited mount (EINVAL), but to a bind of it",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [3]; pivot_root(2)",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the new root is mounted in the namespace itself" },
)
{
	const char *a = new_tmpfs("a");

	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		if (sabotaged())
			MUST(tmpfs_on(a));
		EXPECT_ERRNO(syscall(SYS_pivot_root, a, a), EINVAL);
		if (sabotaged())
			probe_exit(0);
		MUST(mount(a, a, NULL, MS_BIND | MS_REC, NULL));
		EXPECT_OK(syscall(SYS_pivot_root, a, a)); /* control */
	}
}
