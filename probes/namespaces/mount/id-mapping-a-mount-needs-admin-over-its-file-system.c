/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_mount.h"

/* Kernel bug it catches: root of a container giving itself the host's files by a map. */
PROBE(
	.claim = "ID-mapping a mount needs CAP_SYS_ADMIN in the user namespace its file system belongs to",
	.source = "mount_setattr(2), ID-mapped mounts; ERRORS (EPERM)",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the caller stays in the initial user namespace" },
)
{
	const char *a = new_mappable("a");

	close(idmapped_clone(
		a, map_fd("0 1000 10", "0 1000 10"))); /* control: SKIP where it cannot be */
	pid_t pid = sabotaged() ? spawn(CLONE_NEWNS)
				: spawn_userns(CLONE_NEWNS, "0 0 100000", "0 0 100000");
	if (pid == 0) {
		int userns = map_fd("0 1000 10", "0 1000 10");
		struct mount_attr attr = { .attr_set = MOUNT_ATTR_IDMAP,
			.userns_fd = (uint64_t)userns };
		int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
		EXPECT_ERRNO(mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)), EPERM);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
