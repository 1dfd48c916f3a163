/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: mounts of another namespace torn down with what is mounted on them. */
PROBE(
	.claim = "A propagated umount leaves alone a copy that has a mount of its own on it",
	.source = "mount_namespaces(7), Unmount semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "nothing is mounted on the slave's copy" },
)
{
	const char *origin = new_tmpfs("origin"), *slave = new_dir(scratch(), "slave");
	const char *free_slave = new_dir(scratch(), "free");

	new_dir(origin, "at");
	make_kind(origin, "shared");
	bind_to(origin, slave);
	MUST(make_type(slave, MS_SLAVE));
	bind_to(origin, free_slave);
	MUST(make_type(free_slave, MS_SLAVE));
	MUST(tmpfs_on(fmt("%s/at", origin)));
	new_dir(fmt("%s/at", origin), "deep");
	MUST(make_type(fmt("%s/at", slave), MS_PRIVATE));
	if (!sabotaged())
		MUST(tmpfs_on(fmt("%s/at/deep", slave)));
	EXPECT_OK(umount2(fmt("%s/at", origin), 0));
	EXPECT_EQ(mounts_at(0, fmt("%s/at", slave)), 1);
	EXPECT_EQ(mounts_at(0, fmt("%s/at/deep", slave)), 1);
	EXPECT_EQ(mounts_at(0, fmt("%s/at", free_slave)), 0); /* control */
}
