/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the namespace of the mount not compared with the caller's, so that one
 * container changes another's mounts through /proc/PID/root. */
static long touch(size_t i, const char *there, const char *mine)
{
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };

	switch (i) {
	case 0:
		return tmpfs_on(there);
	case 1:
		return umount2(there, MNT_DETACH);
	case 2:
		return mount(NULL, there, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL);
	case 3:
		return mount(there, mine, NULL, MS_BIND, NULL);
	case 4:
		return mount(there, mine, NULL, MS_MOVE, NULL);
	case 5:
		return mount(mine, there, NULL, MS_BIND, NULL);
	case 6:
		return mount_setattr(AT_FDCWD, there, 0, &attr, sizeof(attr));
	case 7:
		return move_mount(AT_FDCWD, there, AT_FDCWD, mine, 0);
	case 8:
		return move_mount(AT_FDCWD, mine, AT_FDCWD, there, 0);
	case 9:
		return open_tree(AT_FDCWD, there, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	default:
		return umount2(there, 0);
	}
}

PROBE(
	.claim = "Mounts reached in another mount namespace cannot be changed, copied or mounted on: EINVAL",
	.source = "mount(2), ERRORS; mount_setattr(2), ERRORS; umount(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr", "syscall.move_mount" },
	.sabotage = { .twin = "the path is taken in the caller's own namespace" },
)
{
	static const char *const names[] = { "mount on it", "umount with MNT_DETACH", "remount",
		"bind from it", "move from it", "bind onto it", "mount_setattr",
		"move_mount from it", "move_mount onto it", "open_tree clone", "umount" };
	const char *a = new_tmpfs("a"), *mine = new_tmpfs("mine");
	pid_t pid = hold(CLONE_NEWNS);
	const char *there = strdup(sabotaged() ? a : fmt("/proc/%d/root%s", pid, a));

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		row("%s", names[i]);
		EXPECT_OK(access(there, F_OK)); /* control: it can be reached */
		EXPECT_ERRNO(touch(i, there, mine), EINVAL);
		if (sabotaged())
			break;
	}
	let_go(pid);
}
