/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: half a tree changed when one mount refuses, or the recursion not done. */
PROBE(
	.claim = "mount_setattr(2) with AT_RECURSIVE changes every mount of the tree, or none on error",
	.source = "mount_setattr(2), DESCRIPTION",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "AT_RECURSIVE is left out" },
)
{
	static const char *const below[] = { "", "/one", "/one/two", "/three" };
	unsigned int flags = sabotaged() ? 0 : AT_RECURSIVE;
	const char *a = new_tmpfs("a");
	struct mount_attr set = { .attr_set = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC |
					      MOUNT_ATTR_NODEV },
			  clear = { .attr_clr = MOUNT_ATTR_NOEXEC };

	for (size_t i = 1; i < 4; i++)
		MUST(tmpfs_on(new_dir(a, below[i] + 1)));
	row("set");
	MUST(mount_setattr(AT_FDCWD, a, flags, &set, sizeof(set)));
	for (size_t i = 0; i < 4; i++)
		EXPECT_EQ(has_option(fmt("%s%s", a, below[i]), "noexec"), true);
	row("cleared, the others kept");
	MUST(mount_setattr(AT_FDCWD, a, flags, &clear, sizeof(clear)));
	for (size_t i = 0; i < 4; i++) {
		EXPECT_EQ(has_option(fmt("%s%s", a, below[i]), "noexec"), false);
		EXPECT_EQ(has_option(fmt("%s%s", a, below[i]), "nosuid"), true);
	}
	row("one refuses");
	MUST(mount_setattr(AT_FDCWD, fmt("%s/three", a), 0, &set, sizeof(set)));
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS) {
		/* Only /three has a locked flag that this would clear. */
		struct mount_attr both = { .attr_clr = MOUNT_ATTR_NOEXEC,
			.attr_set = MOUNT_ATTR_RDONLY };
		if (!sabotaged())
			EXPECT_ERRNO(mount_setattr(AT_FDCWD, a, flags, &both, sizeof(both)), EPERM);
		for (size_t i = 0; i < 4; i++)
			EXPECT_EQ(has_option(fmt("%s%s", a, below[i]), "rw"), true);
	}
}
