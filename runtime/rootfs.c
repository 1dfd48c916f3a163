/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include "coverage.h"
#include "rootfs.h"
#include "sys.h"
#include "util.h"

/*
 * What the host mounts later must not appear inside unless the configuration says so: a slave
 * would let it in. Nothing made inside may reach the host: so never shared at this point.
 */
static int cut_propagation(const struct plan *plan, struct err *err)
{
	unsigned long flag = plan->root_propagation & MS_SLAVE || plan->root_propagation & MS_SHARED
				     ? MS_SLAVE
				     : MS_PRIVATE;

	if (mount(NULL, "/", NULL, flag | MS_REC, NULL) < 0)
		return fail_errno(err, errno, "rootfs: change propagation of /");
	return 0;
}

int rootfs_prepare(const struct plan *plan, int *ret_root, struct err *err)
{
	cleanup_close int tree = -1;
	int root, rc;

	if (!plan->ns[NS_MOUNT].listed) {
		root = open(plan->rootfs, O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (root < 0)
			return fail_errno(err, errno, "rootfs: open %s", plan->rootfs);
		*ret_root = root;
		return 0;
	}
	rc = cut_propagation(plan, err);
	if (rc < 0)
		return rc;
	tree = open_tree(AT_FDCWD, plan->rootfs,
		OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
	if (tree < 0)
		return fail_errno(err, errno, "rootfs: clone the mount of %s", plan->rootfs);
	if (move_mount(tree, "", AT_FDCWD, plan->rootfs, MOVE_MOUNT_F_EMPTY_PATH) < 0)
		return fail_errno(err, errno, "rootfs: mount %s on itself", plan->rootfs);
	*ret_root = take_fd(&tree);
	return 0;
}

int rootfs_enter(const struct plan *plan, int root, struct err *err)
{
	struct mount_attr ro = {.attr_set = MOUNT_ATTR_RDONLY};

	coverage_dump();
	if (fchdir(root) < 0)
		return fail_errno(err, errno, "rootfs: enter %s", plan->rootfs);
	if (!plan->ns[NS_MOUNT].listed) {
		if (chroot(".") < 0)
			return fail_errno(err, errno, "rootfs: chroot %s", plan->rootfs);
		return 0;
	}
	if (plan->root_readonly && mount_setattr(root, "", AT_EMPTY_PATH, &ro, sizeof(ro)) < 0)
		return fail_errno(err, errno, "rootfs: make %s read-only", plan->rootfs);
	/* pivot_root(2), "." over ".": the old root lies on top of the new one and goes at once. */
	if (sys_pivot_root(".", ".") < 0)
		return fail_errno(err, errno, "rootfs: pivot_root to %s", plan->rootfs);
	if (umount2(".", MNT_DETACH) < 0)
		return fail_errno(err, errno, "rootfs: detach the old root");
	if (chdir("/") < 0)
		return fail_errno(err, errno, "rootfs: enter the new root");
	if (plan->root_propagation &&
		mount(NULL, "/", NULL, plan->root_propagation, NULL) < 0)
		return fail_errno(err, errno, "rootfs: set propagation of the new root");
	return 0;
}
