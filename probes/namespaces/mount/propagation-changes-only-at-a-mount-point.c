/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the mount that holds a directory changed by a path inside it. */
PROBE(
	.claim = "A path that is no mount point cannot be given a propagation type: EINVAL",
	.source = "mount(2), ERRORS; mount_setattr(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the directory is made a mount point" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir");
	struct mount_attr attr = { .propagation = MS_SHARED };

	if (sabotaged())
		MUST(tmpfs_on(dir));
	row("mount");
	EXPECT_ERRNO(make_type(dir, MS_SHARED), EINVAL);
	EXPECT_STR(propagation_of(a), "private");
	row("mount_setattr");
	EXPECT_ERRNO(mount_setattr(AT_FDCWD, dir, 0, &attr, sizeof(attr)), EINVAL);
	EXPECT_STR(propagation_of(a), "private");
	EXPECT_OK(make_type(a, MS_SHARED)); /* control */
}
