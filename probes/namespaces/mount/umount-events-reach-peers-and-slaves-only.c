/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an unmount that leaves the copies at peers or slaves, or takes the
 * master's mount away. */
PROBE(
	.claim = "umount(2) takes a mount from the peers and slaves of its parent, not from masters",
	.source = "mount_namespaces(7), Unmount semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "every member of the chain is made private before the unmount" },
)
{
	static const char *const members[] = { "origin", "peer", "slave", "deep", "private" };
	/* Where the copy is gone after an unmount at the row's member. */
	static const bool gone[5][5] = { { 1, 1, 1, 1, 0 }, { 1, 1, 1, 1, 0 }, { 0, 0, 1, 1, 0 },
		{ 0, 0, 0, 1, 0 }, { 0, 0, 0, 0, 1 } };
	const char *path[5] = { new_tmpfs("origin") };

	for (size_t i = 0; i < 10; i++)
		new_dir(path[0], fmt("%zu", i));
	MUST(make_type(path[0], MS_SHARED));
	for (size_t i = 1; i < 5; i++) {
		path[i] = new_dir(scratch(), members[i]);
		MUST(mount(path[i == 3 ? 2 : 0], path[i], NULL, MS_BIND, NULL));
		if (i == 2 || i == 3)
			MUST(make_type(path[i], MS_SLAVE));
		if (i == 2)
			MUST(make_type(path[i], MS_SHARED));
	}
	/* Mounted while all five receive; the last turns private only now. */
	for (size_t i = 0; i < 10; i++)
		MUST(tmpfs_on(fmt("%s/%zu", path[0], i)));
	for (size_t i = sabotaged() ? 0 : 4; i < 5; i++)
		MUST(make_type(path[i], MS_PRIVATE));
	for (size_t i = 0; i < 10; i++) {
		row("%s at %s", i / 5 ? "MNT_DETACH" : "umount", members[i % 5]);
		MUST(umount2(fmt("%s/%zu", path[i % 5], i), i / 5 ? MNT_DETACH : 0));
		for (size_t k = 0; k < 5; k++)
			EXPECT_EQ(mounts_at(0, fmt("%s/%zu", path[k], i)), !gone[i % 5][k]);
	}
}
