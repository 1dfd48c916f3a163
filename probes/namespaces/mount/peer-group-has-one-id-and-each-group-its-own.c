/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an ID reused while its group lives, or members shown with different ones. */
PROBE(
	.claim = "mountinfo shows one ID for all members of a peer group and another for each group",
	.source = "mount_namespaces(7), SHARED SUBTREES; proc(5), /proc/pid/mountinfo",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the second member leaves the group and becomes shared again" },
)
{
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b"), *peer = new_dir(scratch(), "peer");

	make_kind(a, "shared");
	make_kind(b, "shared");
	bind_to(a, peer);
	if (sabotaged()) {
		MUST(make_type(peer, MS_PRIVATE));
		MUST(make_type(peer, MS_SHARED));
	}
	EXPECT_EQ(mount_at(peer).shared, mount_at(a).shared);
	EXPECT_NE(mount_at(b).shared, mount_at(a).shared); /* control */
	EXPECT_GE(mount_at(a).shared, 1);
	/* Leaving and coming back makes a new group: the old one lives on with its other member. */
	MUST(make_type(a, MS_PRIVATE));
	MUST(make_type(a, MS_SHARED));
	EXPECT_NE(mount_at(peer).shared, mount_at(a).shared);
}
