/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an earlier mount of a stack taken at a peer in the place of the latest. */
PROBE(
	.claim = "A propagated umount takes the most recent mount at each receiver and leaves earlier ones",
	.source = "sharedsubtree.rst, Unmount semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the second mount is not made" },
)
{
	const char *b = new_tmpfs("b"), *peer = new_dir(scratch(), "peer"),
		   *slave = new_dir(scratch(), "slave");
	const char *const all[] = { b, peer, slave };

	new_dir(b, "at");
	MUST(make_type(b, MS_SHARED));
	bind_to(b, peer);
	bind_to(b, slave);
	MUST(make_type(slave, MS_SLAVE));
	MUST(tmpfs_on(fmt("%s/at", b)));
	make_file(fmt("%s/at/first", b), "", 0644);
	if (!sabotaged()) {
		MUST(tmpfs_on(fmt("%s/at", b)));
		make_file(fmt("%s/at/second", b), "", 0644);
	}
	for (int i = 0; i < 3; i++)
		EXPECT_EQ(mounts_at(0, fmt("%s/at", all[i])), sabotaged() ? 1 : 2); /* control */
	MUST(umount2(fmt("%s/at", peer), 0));
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "the original" : i == 1 ? "the peer" : "the slave");
		EXPECT_EQ(mounts_at(0, fmt("%s/at", all[i])), 1);
		EXPECT_OK(access(fmt("%s/at/first", all[i]), F_OK));
	}
}
