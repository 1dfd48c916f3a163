/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <sys/xattr.h>

#include "_mount.h"

/* Kernel bug it catches: the root ID in a file's capabilities shown or stored raw. */
PROBE(
	.claim = "An ID-mapped mount translates the root ID of file capabilities, both ways",
	.source = "mount_setattr(2), ID-mapped mounts; capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mount gets no ID map" },
)
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch()));
	const char *file = strdup(fmt("%s/file", a)), *mapped = strdup(fmt("%s/file", b));
	struct vfs_ns_cap_data caps = { .magic_etc = VFS_CAP_REVISION_3,
		.rootid = 1000,
		.data = { { .permitted = 1u << CAP_NET_RAW } } },
			       seen;

	make_file(file, "", 0644);
	if (sabotaged())
		bind_to(a, b);
	else
		idmap_to(a, b, "0 10000 65536");
	row("shown");
	MUST(setxattr(file, "security.capability", &caps, sizeof(caps), 0));
	MUST(getxattr(mapped, "security.capability", &seen, sizeof(seen)));
	EXPECT_EQ(seen.rootid, 11000);
	row("stored");
	caps.rootid = 10005;
	MUST(setxattr(mapped, "security.capability", &caps, sizeof(caps), 0));
	MUST(getxattr(file, "security.capability", &seen, sizeof(seen)));
	EXPECT_EQ(seen.rootid, 5);
	EXPECT_EQ(seen.data[0].permitted, 1u << CAP_NET_RAW); /* control */
}
