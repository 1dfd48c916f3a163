/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: owners that change under a file that is being written. */
PROBE(
	.claim = "A mount with a file open for writing takes no ID map: EBUSY",
	.source = "mount_setattr(2), ERRORS (EBUSY); ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the file is open for reading" },
)
{
	const char *a = new_mappable("a");
	int userns = map_fd("0 1000 10", "0 1000 10");
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_IDMAP, .userns_fd = (uint64_t)userns };

	make_file(fmt("%s/file", a), "", 0644);
	close(idmapped_clone(a, userns)); /* SKIP where it cannot be */
	int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	int fd = MUST(openat(tree, "file", (sabotaged() ? O_RDONLY : O_RDWR) | O_CLOEXEC));
	EXPECT_ERRNO(mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)), EBUSY);
	close(fd);
	if (!sabotaged())
		EXPECT_OK(
			mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr))); /* control */
}
