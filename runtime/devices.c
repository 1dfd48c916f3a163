/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "devices.h"
#include "inroot.h"
#include "util.h"

static bool matches(const struct stat *st, const struct plan_device *d)
{
	mode_t type = d->type == 'c' ? S_IFCHR : d->type == 'b' ? S_IFBLK : S_IFIFO;

	return (st->st_mode & S_IFMT) == type &&
	       (d->type == 'p' || st->st_rdev == makedev(d->major, d->minor));
}

static int bind_host(const struct plan_device *d, int root, struct err *err)
{
	cleanup_close int target = -1, tree = -1;
	struct stat st;
	int rc;

	tree = open_tree(AT_FDCWD, d->path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	if (tree < 0 || fstat(tree, &st) < 0)
		return fail_errno(err, errno, "devices: bind the host's %s", d->path);
	if (!matches(&st, d))
		return fail(err, ENODEV, "devices: the host's %s is not %c %u:%u, and mknod is not allowed",
			d->path, d->type, d->major, d->minor);
	rc = inroot_touch(root, d->path, &target, err);
	if (rc < 0)
		return rc;
	if (move_mount(tree, "", target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) < 0)
		return fail_errno(err, errno, "devices: attach %s", d->path);
	return 0;
}

static int make_one(const struct plan_device *d, int parent, const char *name, int root,
	struct err *err)
{
	mode_t type = d->type == 'c' ? S_IFCHR : d->type == 'b' ? S_IFBLK : S_IFIFO;
	struct stat st;

	if (mknodat(parent, name, type | d->mode, makedev(d->major, d->minor)) == 0) {
		if ((d->uid || d->gid) &&
			fchownat(parent, name, d->uid, d->gid, AT_SYMLINK_NOFOLLOW) < 0)
			return fail_errno(err, errno, "devices: chown %s", d->path);
		return 0;
	}
	if (errno == EPERM)
		return bind_host(d, root, err);
	if (errno != EEXIST)
		return fail_errno(err, errno, "devices: create %s", d->path);
	if (fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return fail_errno(err, errno, "devices: stat %s", d->path);
	if (matches(&st, d))
		return 0;
	return fail(err, EEXIST, "devices: %s exists and is not %c %u:%u", d->path, d->type, d->major,
		d->minor);
}

static int make_links(int root, struct err *err)
{
	static const struct {
		const char *name, *target;
	} links[] = {
		{"fd", "/proc/self/fd"},
		{"stdin", "/proc/self/fd/0"},
		{"stdout", "/proc/self/fd/1"},
		{"stderr", "/proc/self/fd/2"},
		{"ptmx", "pts/ptmx"},
	};
	cleanup_close int dev = -1;
	int rc = inroot_mkdir(root, "/dev", 0755, &dev, err);

	for (size_t i = 0; rc == 0 && i < ARRAY_SIZE(links); i++)
		if (symlinkat(links[i].target, dev, links[i].name) < 0 && errno != EEXIST)
			return fail_errno(err, errno, "devices: link /dev/%s", links[i].name);
	return rc;
}

int devices_make(const struct plan *plan, int root, struct err *err)
{
	cleanup_close int parent = -1;
	mode_t old = umask(0);
	size_t parent_len = 0;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < plan->n_devices; i++) {
		const struct plan_device *d = &plan->devices[i];
		const char *name = strrchr(d->path, '/') + 1;

		/* Most lie in /dev, which need not be resolved for each. */
		if (parent < 0 || parent_len != (size_t)(name - d->path) ||
			strncmp(d->path, plan->devices[i - 1].path, parent_len)) {
			if (parent >= 0)
				close(take_fd(&parent));
			rc = inroot_parent(root, d->path, &parent, &name, err);
			parent_len = (size_t)(name - d->path);
		}
		if (rc == 0)
			rc = make_one(d, parent, name, root, err);
	}
	umask(old);
	return rc < 0 ? rc : make_links(root, err);
}
