/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a part of the tree left behind at a peer, where it hides what lies below. */
PROBE(
	.claim = "MNT_DETACH of a tree under a shared mount takes the whole tree from peers and slaves",
	.source = "umount(2), MNT_DETACH; mount_namespaces(7), Unmount semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "peer and slave are made private first" },
)
{
	const char *b = new_tmpfs("b"), *peer = new_dir(scratch(), "peer"),
		   *slave = new_dir(scratch(), "slave");

	new_dir(b, "at");
	MUST(make_type(b, MS_SHARED));
	bind_to(b, peer);
	bind_to(b, slave);
	MUST(make_type(slave, MS_SLAVE));
	MUST(tmpfs_on(fmt("%s/at", b)));
	MUST(tmpfs_on(new_dir(fmt("%s/at", b), "one")));
	MUST(tmpfs_on(new_dir(fmt("%s/at/one", b), "two")));
	EXPECT_EQ(mounts_below(0, fmt("%s/at", peer)), 3); /* control */
	EXPECT_EQ(mounts_below(0, fmt("%s/at", slave)), 3);
	if (sabotaged()) {
		MUST(make_type(peer, MS_PRIVATE));
		MUST(make_type(slave, MS_PRIVATE));
	}
	MUST(umount2(fmt("%s/at", b), MNT_DETACH));
	EXPECT_EQ(mounts_below(0, fmt("%s/at", b)), 0);
	EXPECT_EQ(mounts_below(0, fmt("%s/at", peer)), 0);
	EXPECT_EQ(mounts_below(0, fmt("%s/at", slave)), 0);
}
