/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: capabilities set in a namespace stored as the host's, or shown to others
 * as theirs. */
PROBE(
	.claim = "File capabilities set in a user namespace are stored with its root's ID as version 3",
	.source = "capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "they are set by the host's root" },
)
{
	const char *dir = strdup(fmt("%s/dir", scratch())), *file = strdup(fmt("%s/file", dir));
	struct vfs_cap_data two = { .magic_etc = VFS_CAP_REVISION_2 | VFS_CAP_FLAGS_EFFECTIVE,
		.data = { { .permitted = 1u << CAP_NET_RAW } } };
	struct vfs_ns_cap_data seen = { 0 };

	make_dir(dir);
	make_file(file, "", 0755);
	MUST(chown(file, CELL_ROOT + 1, CELL_ROOT + 1));
	pid_t pid = sabotaged() ? spawn(0) : spawn_userns(0, CELL_MAP, CELL_MAP);
	if (pid == 0) {
		if (!sabotaged())
			become_inner_root();
		row("set and shown inside");
		EXPECT_OK(
			setxattr(file, "security.capability", &two, sizeof(two), 0)); /* control */
		EXPECT_EQ(getxattr(file, "security.capability", &seen, sizeof(seen)), sizeof(two));
		EXPECT_EQ(seen.magic_etc, two.magic_etc);
		probe_exit(0);
	}
	child_wait(pid);
	row("shown outside");
	EXPECT_EQ(getxattr(file, "security.capability", &seen, sizeof(seen)), sizeof(seen));
	EXPECT_EQ(seen.magic_etc & VFS_CAP_REVISION_MASK, VFS_CAP_REVISION_3);
	EXPECT_EQ(seen.rootid, CELL_ROOT);
	EXPECT_EQ(seen.data[0].permitted, 1u << CAP_NET_RAW);
	row("shown in a namespace with another root");
	IN_USERNS(0, "0 300000 65536", "0 300000 65536") {
		EXPECT_ERRNO(getxattr(file, "security.capability", &seen, sizeof(seen)), EOVERFLOW);
	}
}
