/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mount made in a copied namespace added to the original's list. */
static void watch(void);

PROBE(
	.claim = "What a cell mounts shows in its own mountinfo and under its root, and not outside",
	.source = "mount_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.mnt" },
	.cell = { .capabilities = "all" },
	.sabotage = { .capabilities = "all", .share = NS_MOUNT },
	.outside = watch,
)
{
	MUST(mount("mine", "/home", "tmpfs", 0, "mode=755"));
	make_file("/home/mark", "", 0644);
	EXPECT_EQ(mounts_at(0, "/home"), 1); /* control */
	tell(1);
	await(1);
}

static void watch(void)
{
	await(1);
	const char *home = fmt("%s/rootfs/home", scratch());
	EXPECT_EQ(mounts_at(0, home), 0);
	EXPECT_ERRNO(access(fmt("%s/mark", home), F_OK), ENOENT);
	EXPECT_EQ(mounts_at(cell_pid(), "/home") + mounts_at(cell_pid(), home), 1); /* control */
	EXPECT_OK(access(fmt("/proc/%d/root/home/mark", cell_pid()), F_OK));
	tell(1);
}
