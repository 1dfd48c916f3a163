/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"
#include "four.h"

/* Kernel bugs it catches: one of the calls that asks for CAP_SYS_ADMIN in the caller's user namespace,
 * so that root of any child changes the mounts of its creator; or in the initial one. */
#define CALLERS 8 /* how many at most unmount one mount each */

static const char *a, *b, *pile;

static void prepare(void)
{
	MUST(tmpfs_on(a));
	MUST(tmpfs_on(b));
	for (int i = 0; i < CALLERS; i++)
		MUST(tmpfs_on(pile));
}

static int bind(void)
{
	return mount(a, b, NULL, MS_BIND, NULL) < 0 ? -1 : MUST(umount2(b, MNT_DETACH));
}

static int remount(void)
{
	return mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_NOEXEC, NULL);
}

static int propagate(void)
{
	return make_type(a, MS_PRIVATE);
}

static int unmount(void)
{
	return umount2(pile, MNT_DETACH);
}

static int setattr(void)
{
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_NODEV };

	return mount_setattr(AT_FDCWD, a, 0, &attr, sizeof(attr));
}

static int clone_tree(void)
{
	return open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC) < 0 ? -1 : 0;
}

static int move(void)
{
	if (move_mount(AT_FDCWD, b, AT_FDCWD, a, 0) < 0)
		return -1;
	return MUST(move_mount(AT_FDCWD, a, AT_FDCWD, b, 0));
}

static int context(void)
{
	return fsopen("tmpfs", FSOPEN_CLOEXEC) < 0 ? -1 : 0;
}

static int new_mount(void)
{
	return tmpfs_on(a) < 0 ? -1 : MUST(umount2(a, MNT_DETACH));
}

static const struct four_op ops[] = {
	{ "mount", new_mount, CAP_SYS_ADMIN, EPERM, .both = true },
	{ "bind", bind, CAP_SYS_ADMIN, EPERM },
	{ "remount", remount, CAP_SYS_ADMIN, EPERM },
	{ "propagation", propagate, CAP_SYS_ADMIN, EPERM },
	{ "umount", unmount, CAP_SYS_ADMIN, EPERM },
	{ "mount_setattr", setattr, CAP_SYS_ADMIN, EPERM },
	{ "open_tree clone", clone_tree, CAP_SYS_ADMIN, EPERM },
	{ "move_mount", move, CAP_SYS_ADMIN, EPERM },
	{ "fsopen", context, CAP_SYS_ADMIN, EPERM },
};

PROBE(.claim = "Mounts are changed with CAP_SYS_ADMIN in the owner or above it, not below or "
	       "beside it",
	.source = "mount(2), ERRORS; umount(2), ERRORS; user_namespaces(7), Capabilities",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr", "syscall.fsopen" },
	.sabotage = FOUR_TWIN, )
{
	a = new_dir(scratch(), "a");
	b = new_dir(scratch(), "b");
	pile = new_dir(scratch(), "pile");
	MUST(chmod(scratch(), 0755));
	four_cases(&(struct four){ .ns = CLONE_NEWNS,
		.prepare = prepare,
		.ops = ops,
		.count = sizeof(ops) / sizeof(ops[0]) });
}
