/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the copies left private, so that the next level does not propagate; or a
 * slave's copy made a peer, which sends back. */
PROBE(
	.claim = "A propagated mount is a peer of the original under a peer, and its slave under a slave",
	.source = "mount_namespaces(7), MS_SLAVE example; sharedsubtree.rst, Mount semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the slave is left a peer" },
)
{
	const char *origin = new_tmpfs("origin"), *peer = new_dir(scratch(), "peer");
	const char *slave = new_dir(scratch(), "slave"), *both = new_dir(scratch(), "both");

	new_dir(origin, "at");
	make_kind(origin, "shared");
	bind_to(origin, peer);
	bind_to(origin, slave);
	bind_to(origin, both);
	if (!sabotaged()) {
		MUST(make_type(slave, MS_SLAVE));
		MUST(make_type(both, MS_SLAVE));
		MUST(make_type(both, MS_SHARED));
	}
	MUST(tmpfs_on(fmt("%s/at", origin)));
	struct mount_line first = mount_at(fmt("%s/at", origin));
	row("the original");
	EXPECT_STR(propagation_of(fmt("%s/at", origin)), "shared");
	row("under a peer");
	EXPECT_STR(propagation_of(fmt("%s/at", peer)), "shared");
	EXPECT_EQ(mount_at(fmt("%s/at", peer)).shared, first.shared);
	row("under a slave");
	EXPECT_STR(propagation_of(fmt("%s/at", slave)), "slave");
	EXPECT_EQ(mount_at(fmt("%s/at", slave)).master, first.shared);
	row("under a slave that is shared");
	EXPECT_STR(propagation_of(fmt("%s/at", both)), "slave+shared");
	EXPECT_EQ(mount_at(fmt("%s/at", both)).master, first.shared);
	/* The next level goes the same ways. */
	row("the next level");
	new_dir(fmt("%s/at", origin), "next");
	MUST(tmpfs_on(fmt("%s/at/next", slave)));
	EXPECT_EQ(mounts_at(0, fmt("%s/at/next", origin)), 0);
	MUST(umount2(fmt("%s/at/next", slave), 0));
	MUST(tmpfs_on(fmt("%s/at/next", origin)));
	EXPECT_EQ(mounts_at(0, fmt("%s/at/next", slave)), 1);
}
