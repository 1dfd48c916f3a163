/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the group outside the root directory shown, or none. */
PROBE(
	.claim = "propagate_from names the nearest peer group under the root when the master is not there",
	.source = "mount_namespaces(7), The /proc/pid/mountinfo propagate_from tag",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the process does not change its root" },
)
{
	const char *root = new_tmpfs("root"), *outside = new_dir(scratch(), "outside");

	new_dir(root, "tmp");
	new_dir(root, "etc");
	new_dir(root, "proc");
	MUST(mount("proc", fmt("%s/proc", root), "proc", 0, NULL));
	make_kind(root, "shared");
	MUST(mount(fmt("%s/etc", root), outside, NULL, MS_BIND, NULL));
	MUST(make_type(outside, MS_SLAVE));
	MUST(make_type(outside, MS_SHARED));
	MUST(mount(outside, fmt("%s/tmp", root), NULL, MS_BIND, NULL));
	MUST(make_type(fmt("%s/tmp", root), MS_SLAVE));
	struct mount_line before = mount_at(fmt("%s/tmp", root));
	EXPECT_EQ(before.master, mount_at(outside).shared); /* control */
	EXPECT_EQ(before.propagate_from, 0);
	unsigned int top = mount_at(root).shared;
	IN_CHILD(0) {
		if (!sabotaged())
			MUST(chroot(root));
		struct mount_line after = mount_at(sabotaged() ? fmt("%s/tmp", root) : "/tmp");
		EXPECT_EQ(after.master, before.master);
		EXPECT_EQ(after.propagate_from, top);
	}
}
