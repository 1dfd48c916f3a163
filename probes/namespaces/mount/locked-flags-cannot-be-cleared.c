/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one flag not locked, one of the two interfaces not asking, or a flag that
 * is locked although it was not set. */
PROBE(
	.claim = "A less privileged namespace cannot clear ro, nosuid, nodev, noexec or atime flags: EPERM",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [5]; mount_setattr(2), ERRORS",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the flags are set in the less privileged namespace itself" },
)
{
	static const struct {
		const char *name;
		unsigned long ms;
		uint64_t attr;
	} flags[] = { { "ro", MS_RDONLY, MOUNT_ATTR_RDONLY },
		{ "nosuid", MS_NOSUID, MOUNT_ATTR_NOSUID }, { "nodev", MS_NODEV, MOUNT_ATTR_NODEV },
		{ "noexec", MS_NOEXEC, MOUNT_ATTR_NOEXEC },
		{ "noatime", MS_NOATIME, MOUNT_ATTR__ATIME },
		{ "nodiratime", MS_NODIRATIME, MOUNT_ATTR_NODIRATIME } };
	unsigned long all = 0;
	/* Everything set but the row's flag: what the remount asks for. */
	for (size_t i = 0; i < 6; i++)
		all |= flags[i].ms;

	for (size_t i = 0; i < 6; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i));
		if (!sabotaged())
			MUST(mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | flags[i].ms, NULL));
		IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
			unsigned long others = all & ~flags[i].ms;
			/* noatime can only be left for another mode. */
			unsigned long instead =
				flags[i].ms == MS_NOATIME ? MS_STRICTATIME : MS_NOATIME;
			struct mount_attr attr = { .attr_clr = flags[i].attr,
				.attr_set =
					flags[i].ms == MS_NOATIME ? MOUNT_ATTR_STRICTATIME : 0 };
			if (sabotaged()) {
				MUST(tmpfs_on(a));
				MUST(mount(
					NULL, a, NULL, MS_REMOUNT | MS_BIND | flags[i].ms, NULL));
			}
			row("%s by mount_setattr", flags[i].name);
			EXPECT_ERRNO(mount_setattr(AT_FDCWD, a, 0, &attr, sizeof(attr)), EPERM);
			EXPECT_EQ(has_option(a, flags[i].name), true);
			row("%s by mount", flags[i].name);
			others = (others & ~(unsigned long)MS_NOATIME) | (i < 4 ? 0 : instead);
			if (flags[i].ms == MS_NODIRATIME)
				others = (all & ~(MS_NODIRATIME | MS_NOATIME)) | MS_STRICTATIME;
			EXPECT_ERRNO(
				mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | others, NULL), EPERM);
			EXPECT_EQ(has_option(a, flags[i].name), true);
		}
	}
	const char *plain = new_tmpfs("plain");
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		row("flags that were not set");
		struct mount_attr set = { .attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOEXEC },
				  clear = { .attr_clr = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOEXEC };
		EXPECT_OK(mount_setattr(AT_FDCWD, plain, 0, &set, sizeof(set))); /* control */
		EXPECT_OK(mount_setattr(AT_FDCWD, plain, 0, &clear, sizeof(clear)));
	}
}
