/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mount left out or listed twice at the border of two calls, or those of a
 * neighbour. */
PROBE(
	.claim = "listmount(2) lists the mounts below a mount, each once, and goes on after the last one",
	.source = "listmount(2), DESCRIPTION",
	.needs = { "root", "ns.mnt", "syscall.listmount" },
	.sabotage = { .twin = "the second call begins anew" },
)
{
	const char *a = new_tmpfs("a"), *other = new_tmpfs("other");
	uint64_t wanted[5], ids[16] = { 0 };

	for (int i = 0; i < 4; i++) {
		const char *sub = new_dir(a, fmt("%d", i));
		MUST(tmpfs_on(sub));
		wanted[i] = mount_id_of(sub);
	}
	MUST(tmpfs_on(new_dir(other, "x")));
	const char *deep = new_dir(fmt("%s/0", a), "deep");
	MUST(tmpfs_on(deep));
	wanted[4] = mount_id_of(deep);
	uint64_t top = mount_id_of(a);
	row("one call");
	EXPECT_EQ(list_mounts(top, 0, 0, ids, 16), 5);
	for (int i = 0; i < 5; i++)
		EXPECT_EQ(ids[i], wanted[i]); /* unique IDs grow with time */
	row("in parts");
	EXPECT_EQ(list_mounts(top, 0, 0, ids, 3), 3);
	EXPECT_EQ(list_mounts(top, sabotaged() ? 0 : ids[2], 0, ids + 3, 3), 2);
	for (int i = 0; i < 5; i++)
		EXPECT_EQ(ids[i], wanted[i]);
	EXPECT_EQ(list_mounts(top, ids[4], 0, ids, 3), 0);
	row("a mount without any below");
	EXPECT_EQ(list_mounts(wanted[1], 0, 0, ids, 3), 0);
	row("from the root");
	EXPECT_GE(list_mounts(UINT64_MAX, 0, 0, ids, 16), 5); /* control */
}
