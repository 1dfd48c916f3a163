/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: slaves left pointing to a group that is gone, or cut off from the chain. */
PROBE(
	.claim = "When the last mount of a peer group is unmounted, its slaves pass to the group's master",
	.source = "sharedsubtree.rst, Implementation; mount_namespaces(7), SHARED SUBTREES",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the group in the middle had no master" },
)
{
	const char *top = new_tmpfs("top"), *middle = new_dir(scratch(), "middle");
	const char *bottom = new_dir(scratch(), "bottom"), *alone = new_dir(scratch(), "alone");

	new_dir(top, "at");
	make_kind(top, "shared");
	bind_to(top, middle);
	MUST(make_type(middle, sabotaged() ? MS_PRIVATE : MS_SLAVE));
	MUST(make_type(middle, MS_SHARED));
	bind_to(middle, bottom);
	MUST(make_type(bottom, MS_SLAVE));
	EXPECT_EQ(mount_at(bottom).master, mount_at(middle).shared); /* control */
	MUST(umount2(middle, 0));
	EXPECT_EQ(mount_at(bottom).master, mount_at(top).shared);
	MUST(tmpfs_on(fmt("%s/at", top)));
	EXPECT_EQ(mounts_at(0, fmt("%s/at", bottom)), 1);
	/* Without any master above, such a slave becomes private. */
	bind_to(top, alone);
	MUST(make_type(alone, MS_PRIVATE));
	MUST(make_type(alone, MS_SHARED));
	bind_to(alone, middle);
	MUST(make_type(middle, MS_SLAVE));
	MUST(umount2(alone, 0));
	EXPECT_STR(propagation_of(middle), "private");
}
