/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the propagation of the grandparent applied to a private mount below it. */
PROBE(
	.claim = "A mount's propagation type governs mounts right below it, not those further down",
	.source = "mount_namespaces(7), SHARED SUBTREES",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount in between stays shared" },
)
{
	const char *origin = new_tmpfs("origin"), *peer = new_dir(scratch(), "peer");

	new_dir(origin, "middle");
	new_dir(origin, "beside");
	make_kind(origin, "shared");
	bind_to(origin, peer);
	MUST(tmpfs_on(fmt("%s/middle", origin)));
	new_dir(fmt("%s/middle", origin), "deep");
	EXPECT_EQ(mounts_at(0, fmt("%s/middle", peer)), 1); /* control */
	if (!sabotaged())
		MUST(make_type(fmt("%s/middle", origin), MS_PRIVATE));
	MUST(tmpfs_on(fmt("%s/middle/deep", origin)));
	EXPECT_EQ(mounts_at(0, fmt("%s/middle/deep", peer)), 0);
	MUST(tmpfs_on(fmt("%s/beside", origin)));
	EXPECT_EQ(mounts_at(0, fmt("%s/beside", peer)), 1); /* control */
}
