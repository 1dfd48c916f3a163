/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a container that keeps the host from removing its files by mounting on
 * them, or a mount left without its place. */
static void take(void);

PROBE(
	.claim = "The outside removes a directory that is a mount point in a cell, and the mount goes",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [6]",
	.needs = { "root", "ns.mnt" },
	.cell = { .capabilities = "all" },
	.sabotage = { .capabilities = "all", .share = NS_MOUNT },
	.outside = take,
)
{
	MUST(mkdir("/home/point", 0755));
	MUST(mount("mine", "/home/point", "tmpfs", 0, NULL));
	MUST(mkdir("/home/other", 0755));
	MUST(mount("mine", "/home/other", "tmpfs", 0, NULL));
	tell(1);
	await(1);
	EXPECT_ERRNO(access("/home/point", F_OK), ENOENT);
	EXPECT_OK(access("/home/other", F_OK)); /* control */
}

static void take(void)
{
	await(1);
	EXPECT_OK(rmdir(fmt("%s/rootfs/home/point", scratch())));
	tell(1);
}
