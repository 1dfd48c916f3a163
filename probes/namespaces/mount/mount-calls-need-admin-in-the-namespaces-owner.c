/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_mount.h"

/* Kernel bug it catches: one of the calls without its check, or asking the caller's own user
 * namespace instead of the mount namespace's owner. */
static long try_it(size_t i, const char *a, const char *b)
{
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_NOEXEC };

	switch (i) {
	case 0:
		return tmpfs_on(a);
	case 1:
		return mount(a, b, NULL, MS_BIND, NULL);
	case 2:
		return mount(a, b, NULL, MS_MOVE, NULL);
	case 3:
		return mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_NOEXEC, NULL);
	case 4:
		return make_type(a, MS_SHARED);
	case 5:
		return umount2(a, MNT_DETACH);
	case 6:
		return mount_setattr(AT_FDCWD, a, 0, &attr, sizeof(attr));
	case 7:
		return move_mount(AT_FDCWD, a, AT_FDCWD, b, 0);
	case 8:
		return open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	case 9:
		return fsopen("tmpfs", FSOPEN_CLOEXEC);
	case 10:
		return fspick(AT_FDCWD, a, FSPICK_CLOEXEC);
	case 11:
		return syscall(SYS_pivot_root, a, b);
	case 12:
		return unshare(CLONE_NEWNS);
	default:
		return mount(NULL, a, NULL, MS_REMOUNT, "size=8m");
	}
}

PROBE(
	.claim = "The mount calls need CAP_SYS_ADMIN in the owner of the mount namespace, else EPERM",
	.source = "mount(2), ERRORS; umount(2), ERRORS; pivot_root(2), ERRORS; mount_namespaces(7)",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr", "syscall.fsopen" },
	.sabotage = { .twin = "the caller keeps CAP_SYS_ADMIN" },
)
{
	static const char *const names[] = { "mount", "bind", "move", "remount", "propagation",
		"umount", "mount_setattr", "move_mount", "open_tree clone", "fsopen", "fspick",
		"pivot_root", "unshare", "remount of the file system" };
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		IN_CHILD(CLONE_NEWNS) {
			if (!sabotaged())
				drop_cap(CAP_SYS_ADMIN);
			row("%s without it", names[i]);
			EXPECT_ERRNO(try_it(i, a, b), EPERM);
		}
		/* A new user namespace holds it there, and the mount namespace stays the host's. */
		if (i == 12)
			continue;
		IN_CHILD(CLONE_NEWNS | (sabotaged() ? CLONE_NEWUSER : 0)) {
			IN_CHILD(CLONE_NEWUSER) {
				row("%s with it in a child of the owner", names[i]);
				EXPECT_ERRNO(try_it(i, a, b), EPERM);
			}
		}
	}
	IN_CHILD(CLONE_NEWNS) {
		row("with it");
		EXPECT_OK(tmpfs_on(a)); /* control */
		EXPECT_OK(umount2(a, 0));
	}
}
