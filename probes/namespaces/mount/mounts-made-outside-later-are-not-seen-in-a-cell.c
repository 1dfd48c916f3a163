/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the lists of two namespaces shared after they were copied. */
static void put(void);

PROBE(
	.claim = "A mount made outside after a cell began is not seen in the cell, nor its removal",
	.source = "mount_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.mnt" },
	.cell = { .mounts = { { "/var/data", "tmpfs", "tmpfs", "mode=755" } }, .capabilities = "all" },
	.sabotage = { .mounts = { { "/var/data", "tmpfs", "tmpfs", "mode=755" } },
		.capabilities = "all",
		.share = NS_MOUNT },
	.outside = put,
)
{
	make_file("/var/data/mine", "", 0644);
	tell(1);
	await(1);
	EXPECT_ERRNO(access("/home/mark", F_OK), ENOENT);
	EXPECT_OK(access("/var/data/mine", F_OK)); /* control */
}

static void put(void)
{
	await(1);
	const char *home = strdup(fmt("%s/rootfs/home", scratch()));
	MUST(mount("theirs", home, "tmpfs", 0, "mode=755"));
	make_file(fmt("%s/mark", home), "", 0644);
	umount2(fmt("%s/rootfs/var/data", scratch()), MNT_DETACH);
	EXPECT_OK(access(fmt("%s/mark", home), F_OK)); /* control */
	tell(1);
}
