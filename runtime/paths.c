/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "inroot.h"
#include "paths.h"
#include "util.h"

static int attach_over(int tree, int target, const char *what, const char *path, struct err *err)
{
	if (move_mount(tree, "", target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) < 0)
		return fail_errno(err, errno, "%s: cover %s", what, path);
	return 0;
}

/*
 * The cover for a file is the null device itself, checked on the very mount that is attached: a
 * /dev/null that was swapped for something else must not become visible (CVE-2025-31133).
 * Read-only, so that its mode cannot be changed through it.
 */
static int null_tree(int *ret, struct err *err)
{
	struct mount_attr attr = {.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC};
	cleanup_close int tree = open_tree(AT_FDCWD, "/dev/null", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	struct stat st;

	if (tree < 0 || fstat(tree, &st) < 0)
		return fail_errno(err, errno, "maskedPaths: clone /dev/null");
	if (!S_ISCHR(st.st_mode) || st.st_rdev != makedev(1, 3))
		return fail(err, ENODEV, "maskedPaths: /dev/null is not the null device");
	if (mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "maskedPaths: make the cover read-only");
	*ret = take_fd(&tree);
	return 0;
}

static int mask_dir(const struct plan *plan, int target, const char *path, struct err *err)
{
	char where[32], data[1024] = "size=0k,nr_inodes=1,mode=555";

	if (plan->mount_label)
		snprintf(data, sizeof(data), "size=0k,nr_inodes=1,mode=555,context=\"%s\"",
			plan->mount_label);
	snprintf(where, sizeof(where), "/proc/self/fd/%d", target);
	if (mount("tmpfs", where, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, data) < 0)
		return fail_errno(err, errno, "maskedPaths: cover %s", path);
	return 0;
}

int paths_mask(const struct plan *plan, int root, struct err *err)
{
	for (const char *const *p = plan->masked; *p; p++) {
		cleanup_close int target = inroot_open(root, *p, 0), tree = -1;
		struct stat st;
		int rc;

		if (target == -ENOENT || target == -ENOTDIR)
			continue;
		if (target < 0 || fstat(target, &st) < 0)
			return fail_errno(err, target < 0 ? -target : errno, "maskedPaths: open %s", *p);
		if (S_ISDIR(st.st_mode)) {
			rc = mask_dir(plan, target, *p, err);
		} else {
			rc = null_tree(&tree, err);
			if (rc == 0)
				rc = attach_over(tree, target, "maskedPaths", *p, err);
		}
		if (rc < 0)
			return rc;
	}
	return 0;
}

int paths_make_readonly(const struct plan *plan, int root, struct err *err)
{
	struct mount_attr attr = {.attr_set = MOUNT_ATTR_RDONLY};

	for (const char *const *p = plan->readonly; *p; p++) {
		cleanup_close int target = inroot_open(root, *p, 0), tree = -1;
		int rc;

		if (target == -ENOENT || target == -ENOTDIR)
			continue;
		if (target < 0)
			return fail_errno(err, -target, "readonlyPaths: open %s", *p);
		tree = open_tree(target, "",
			OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_EMPTY_PATH | AT_RECURSIVE);
		if (tree < 0)
			return fail_errno(err, errno, "readonlyPaths: clone the mount of %s", *p);
		if (mount_setattr(tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof(attr)) < 0)
			return fail_errno(err, errno, "readonlyPaths: make %s read-only", *p);
		rc = attach_over(tree, target, "readonlyPaths", *p, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}
