/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mount that expires at once, or although it was used in between. */
PROBE(
	.claim = "MNT_EXPIRE first marks a mount with EAGAIN, then takes it unless it was used in between",
	.source = "umount(2), MNT_EXPIRE",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "MNT_DETACH in the place of MNT_EXPIRE" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir");
	int flag = sabotaged() ? MNT_DETACH : MNT_EXPIRE;

	EXPECT_ERRNO(umount2(a, flag), EAGAIN);
	EXPECT_OK(access(dir, F_OK)); /* a use: the mark is gone */
	EXPECT_ERRNO(umount2(a, flag), EAGAIN);
	if (!sabotaged())
		EXPECT_OK(umount2(a, flag)); /* control */
	EXPECT_EQ(mounts_at(0, a), 0);
	const char *busy = new_tmpfs("busy");
	int fd = MUST(open(busy, O_RDONLY | O_CLOEXEC));
	EXPECT_ERRNO(umount2(busy, flag), EBUSY);
	close(fd);
}
