/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the wrong one of the stack shown or taken away. */
PROBE(
	.claim = "Mounts at one place stack: the last is seen, and umount(2) takes the last first",
	.source = "mount(2), DESCRIPTION; umount(2), NOTES",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the second mount lies beside the first" },
)
{
	const char *at = new_dir(scratch(), "at"), *beside = new_dir(scratch(), "beside");

	for (int i = 0; i < 3; i++) {
		MUST(tmpfs_on(i && sabotaged() ? beside : at));
		make_file(fmt("%s/layer%d", i && sabotaged() ? beside : at, i), "", 0644);
	}
	EXPECT_EQ(mounts_at(0, at), 3);
	for (int i = 2; i >= 0 && !sabotaged(); i--) {
		EXPECT_OK(access(fmt("%s/layer%d", at, i), F_OK));
		EXPECT_ERRNO(access(fmt("%s/layer%d", at, (i + 1) % 3), F_OK), ENOENT);
		/* Each lies on the root of the one before. */
		EXPECT_EQ(mounts_at(0, at), i + 1);
		EXPECT_OK(umount2(at, 0)); /* control */
	}
	EXPECT_EQ(mounts_at(0, at), 0);
}
