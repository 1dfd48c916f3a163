/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one of the calls without its capability check. */
static long try_it(size_t i)
{
	struct mount_attr attr = { .attr_clr = MOUNT_ATTR_NOSUID };

	switch (i) {
	case 0:
		return mount("x", "/home", "tmpfs", 0, NULL);
	case 1:
		return mount("/etc", "/home", NULL, MS_BIND, NULL);
	case 2:
		return mount(NULL, "/tmp", NULL, MS_REMOUNT | MS_BIND, NULL);
	case 3:
		return umount2("/tmp", MNT_DETACH);
	case 4:
		return mount(NULL, "/", NULL, MS_SHARED, NULL);
	case 5:
		return mount_setattr(AT_FDCWD, "/tmp", 0, &attr, sizeof(attr));
	case 6:
		return open_tree(AT_FDCWD, "/etc", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	case 7:
		return fsopen("tmpfs", FSOPEN_CLOEXEC);
	case 8:
		return unshare(CLONE_NEWNS);
	default:
		return syscall(SYS_pivot_root, "/tmp", "/tmp");
	}
}

PROBE(
	.claim = "A cell with the usual capabilities cannot mount, unmount, remount or leave its mounts: EPERM",
	.source = "mount(2), ERRORS; umount(2), ERRORS; capabilities(7), CAP_SYS_ADMIN",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr", "syscall.fsopen" },
	.cell = { .plain = true },
	.sabotage = { .capabilities = "all" },
)
{
	static const char *const names[] = { "mount", "bind", "remount", "umount", "propagation",
		"mount_setattr", "open_tree clone", "fsopen", "unshare", "pivot_root" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		row("%s", names[i]);
		EXPECT_ERRNO(try_it(i), EPERM);
	}
	EXPECT_GE(mounts_below(0, "/dev"), 1); /* control: the list can be read */
}
