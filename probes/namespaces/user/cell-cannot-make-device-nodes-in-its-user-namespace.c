/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_user.h"

/* Kernel bug it catches: CAP_MKNOD of a cell taken for the machine's. */
PROBE(
	.claim = "A cell with a user namespace cannot make device nodes although it holds CAP_MKNOD",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace",
	.needs = { "root", "userns", "cap.MKNOD" },
	.cell = { .add = NS_USER },
	.sabotage = { .plain = true },
)
{
	static const char *const places[] = { "", "/tmp" };

	for (int i = 0; i < 2; i++) {
		row("%s", i ? "a tmpfs of the cell" : "the cell's root directory");
		EXPECT_ERRNO(
			mknod(fmt("%s/null", places[i]), S_IFCHR | 0666, makedev(1, 3)), EPERM);
		EXPECT_ERRNO(
			mknod(fmt("%s/disk", places[i]), S_IFBLK | 0666, makedev(7, 0)), EPERM);
		EXPECT_OK(mknod(fmt("%s/fifo", places[i]), S_IFIFO | 0666, 0)); /* control */
	}
}
