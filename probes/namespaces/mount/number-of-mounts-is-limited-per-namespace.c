/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the limit not asked for by one of the ways that mount many at once, or a
 * count that is not given back. */
PROBE(
	.claim = "A recursive bind that would exceed fs.mount-max fails with ENOSPC and mounts nothing",
	.source = "proc(5), /proc/sys/fs/mount-max; mount(2), ERRORS (ENOSPC)",
	.needs = { "root", "ns.mnt", "sysctl.fs.mount-max" },
	.sabotage = { .twin = "the mounts are taken away before the last bind" },
	.timeout_ms = 60000,
)
{
	long long max = file_number("/proc/sys/fs/mount-max");
	const char *a = new_tmpfs("a");

	if (max > 150000)
		skip(SKIP_DEVICE, "fs.mount-max is %lld: that many mounts take too long", max);
	IN_CHILD(CLONE_NEWNS) {
		unsigned int below = 1;
		int doublings = 0, error = 0;
		/* Each bind of the whole into a directory of the top doubles it. */
		for (; doublings < 30; doublings++) {
			const char *to = new_dir(a, fmt("%d", doublings));
			if (sabotaged() && doublings == 8)
				break;
			if (mount(a, to, NULL, MS_BIND | MS_REC, NULL) < 0) {
				error = errno;
				break;
			}
			below *= 2;
		}
		EXPECT_EQ(error, ENOSPC);
		EXPECT_LE(below, max);
		EXPECT_GE(below * 2 + 64, max);
		/* control: one more fits, the limit is of the namespace */
		EXPECT_OK(tmpfs_on(new_dir(a, "one-more")));
		MUST(umount2(a, MNT_DETACH));
		EXPECT_OK(tmpfs_on(a));
	}
}
