/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a container that makes the host's mount writable, or flags that propagate. */
PROBE(
	.claim = "Flags changed on a mount do not change its copies in other namespaces, peers or not",
	.source = "mount(2), Remounting an existing mount; mount_setattr(2), DESCRIPTION",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the change is made in the same namespace" },
)
{
	for (int i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%d", i));
		if (i % 2)
			MUST(make_type(a, MS_SHARED));
		row("%s, by %s", i % 2 ? "shared" : "private", i / 2 ? "mount_setattr" : "mount");
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWNS) {
			struct mount_attr attr = { .attr_set =
							   MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOEXEC };
			if (i / 2)
				MUST(mount_setattr(AT_FDCWD, a, 0, &attr, sizeof(attr)));
			else
				MUST(mount(NULL, a, NULL,
					MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOEXEC, NULL));
			EXPECT_EQ(has_option(a, "ro"), true); /* control */
		}
		EXPECT_EQ(has_option(a, "ro"), false);
		EXPECT_EQ(has_option(a, "noexec"), false);
		EXPECT_OK(mkdir(fmt("%s/dir", a), 0700));
	}
}
