/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_mount.h"

/* Kernel bug it catches: nodev of a mount in another namespace not asked for. */
PROBE(
	.claim = "A device node that a cell makes on a nodev mount cannot be opened there: EACCES",
	.source = "mount(2), MS_NODEV; open(2), ERRORS (EACCES)",
	.needs = { "root", "ns.mnt", "cap.MKNOD" },
	.cell = { .mounts = { { "/data", "tmpfs", "tmpfs", "nodev" } } },
	.sabotage = { .mounts = { { "/data", "tmpfs", "tmpfs", "nosuid" } } },
)
{
	MUST(mknod("/data/null", S_IFCHR | 0666, makedev(1, 3)));
	EXPECT_ERRNO(open("/data/null", O_RDWR | O_CLOEXEC), EACCES);
	EXPECT_OK(open("/dev/null", O_RDWR | O_CLOEXEC)); /* control */
}
