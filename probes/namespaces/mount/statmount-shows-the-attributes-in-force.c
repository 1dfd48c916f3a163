/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: attributes of the file system shown for the mount, or stale ones. */
PROBE(
	.claim = "statmount(2) shows the attributes of the mount as mount_setattr(2) set and cleared them",
	.source = "statmount(2), DESCRIPTION, mnt_attr",
	.needs = { "root", "ns.mnt", "syscall.statmount" },
	.sabotage = { .twin = "the attributes are not set" },
)
{
	static const struct {
		const char *name;
		uint64_t attr, mask;
	} cases[] = { { "ro", MOUNT_ATTR_RDONLY, 0 }, { "nosuid", MOUNT_ATTR_NOSUID, 0 },
		{ "nodev", MOUNT_ATTR_NODEV, 0 }, { "noexec", MOUNT_ATTR_NOEXEC, 0 },
		{ "nodiratime", MOUNT_ATTR_NODIRATIME, 0 },
		{ "nosymfollow", MOUNT_ATTR_NOSYMFOLLOW, 0 },
		{ "noatime", MOUNT_ATTR_NOATIME, MOUNT_ATTR__ATIME },
		{ "strictatime", MOUNT_ATTR_STRICTATIME, MOUNT_ATTR__ATIME } };
	const char *a = new_tmpfs("a");
	uint64_t id = mount_id_of(a);
	struct stat_mount s;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct mount_attr set = { .attr_set = cases[i].attr, .attr_clr = cases[i].mask },
				  clear = { .attr_clr =
						    cases[i].mask ? cases[i].mask : cases[i].attr };
		uint64_t mask = cases[i].mask ? cases[i].mask : cases[i].attr;
		row("%s", cases[i].name);
		if (!sabotaged())
			MUST(mount_setattr(AT_FDCWD, a, 0, &set, sizeof(set)));
		MUST(stat_mount(id, 0, STAT_MNT, &s));
		EXPECT_EQ(s.attr & mask, cases[i].attr);
		MUST(mount_setattr(AT_FDCWD, a, 0, &clear, sizeof(clear)));
		MUST(stat_mount(id, 0, STAT_MNT, &s));
		EXPECT_EQ(s.attr & mask, 0); /* control */
	}
}
