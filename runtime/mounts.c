/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "inroot.h"
#include "mounts.h"
#include "sys.h"
#include "tables.h"
#include "util.h"

#define FD_PATH 32

static void fd_path(char *buf, int fd)
{
	snprintf(buf, FD_PATH, "/proc/self/fd/%d", fd);
}

int mounts_attach(int tree, int target, const char *name, struct err *err)
{
	if (move_mount(tree, "", target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) < 0)
		return fail_errno(err, errno, "mounts: attach %s", name);
	return 0;
}

/* What can only be said of a mount that exists: recursive attributes, then propagation. */
static int finish(int mnt, const struct plan_mount *m, struct err *err)
{
	struct mount_attr attr = {.attr_set = m->rec_set, .attr_clr = m->rec_clear};

	if ((m->rec_set || m->rec_clear) &&
		mount_setattr(mnt, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "mounts: set recursive options of %s", m->destination);
	for (size_t i = 0; i < m->n_propagation; i++) {
		char path[FD_PATH];

		fd_path(path, mnt);
		if (mount(NULL, path, NULL, m->propagation[i], NULL) < 0)
			return fail_errno(err, errno, "mounts: set propagation of %s", m->destination);
	}
	return 0;
}

/*
 * A proc or sysfs behind a link could be made to appear elsewhere than where it is protected by
 * masked paths and labels: the place must be what its name says.
 */
static int target_of_fs(const struct plan_mount *m, int root, int *ret, struct err *err)
{
	int fd;

	if (!strcmp(m->type, "proc") || !strcmp(m->type, "sysfs")) {
		fd = inroot_open_plain(root, m->destination, O_DIRECTORY);
		if (fd >= 0) {
			*ret = fd;
			return 0;
		}
		if (fd != -ENOENT)
			return fail_errno(err, -fd, "mounts: %s for %s must be a plain directory",
				m->destination, m->type);
	}
	return inroot_mkdir(root, m->destination, 0755, ret, err);
}

/* The data of the file system with the label, where the file system takes one. */
static const char *labelled(const struct plan *plan, const struct plan_mount *m,
	char *buf, size_t size)
{
	/*
	 * mqueue: its superblock is made with the IPC namespace, before any mount, and refuses a
	 * context that comes later with EINVAL.
	 */
	static const char *const without[] = {"proc", "sysfs", "cgroup", "cgroup2", "mqueue"};

	if (!plan->mount_label || m->flags & MS_REMOUNT)
		return m->data;
	for (size_t i = 0; i < ARRAY_SIZE(without); i++)
		if (!strcmp(m->type, without[i]))
			return m->data;
	/* Quoted, for categories hold commas. */
	snprintf(buf, size, "%s%scontext=\"%s\"", m->data, *m->data ? "," : "", plan->mount_label);
	return buf;
}

static int mount_fs(const struct plan *plan, const struct plan_mount *m,
	const struct mount_context *ctx, struct err *err)
{
	cleanup_close int target = -1, before = -1, mnt = -1;
	char path[FD_PATH], data[4096];
	int rc = target_of_fs(m, ctx->root, &target, err);

	if (rc < 0)
		return rc;
	fd_path(path, target);
	if (m->copy_up) {
		before = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (before < 0)
			return fail_errno(err, errno, "mounts: open %s", m->destination);
	}
	/* The copy needs to write first. */
	if (mount(*m->source ? m->source : m->type, path, m->type,
		    m->flags & ~(m->copy_up ? MS_RDONLY : 0UL),
		    labelled(plan, m, data, sizeof(data))) < 0)
		return fail_errno(err, errno, "mounts: mount %s on %s", m->type, m->destination);
	if (!m->copy_up && !m->rec_set && !m->rec_clear && !m->n_propagation)
		return 0;
	mnt = inroot_open(ctx->root, m->destination, O_DIRECTORY);
	if (mnt < 0)
		return fail_errno(err, -mnt, "mounts: open %s", m->destination);
	if (m->copy_up) {
		struct mount_attr ro = {.attr_set = MOUNT_ATTR_RDONLY};

		rc = mounts_copy(before, mnt, err);
		if (rc < 0)
			return fail_in(err, "mounts: copy into %s", m->destination);
		if (m->flags & MS_RDONLY && mount_setattr(mnt, "", AT_EMPTY_PATH, &ro, sizeof(ro)) < 0)
			return fail_errno(err, errno, "mounts: make %s read-only", m->destination);
	}
	return finish(mnt, m, err);
}

static int remount(const struct plan_mount *m, const struct mount_context *ctx, struct err *err)
{
	cleanup_close int mnt = inroot_open(ctx->root, m->destination, 0);
	char path[FD_PATH];

	if (mnt < 0)
		return fail_errno(err, -mnt, "mounts: open %s", m->destination);
	fd_path(path, mnt);
	if (mount(NULL, path, NULL, m->flags | (m->kind == MOUNT_BIND ? MS_BIND : 0), m->data) < 0)
		return fail_errno(err, errno, "mounts: remount %s", m->destination);
	return finish(mnt, m, err);
}

static int clone_source(const struct plan_mount *m, int *ret, struct err *err)
{
	int fd = open_tree(AT_FDCWD, m->source,
		(unsigned)(OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | (m->recursive ? AT_RECURSIVE : 0)));

	if (fd < 0)
		return fail_errno(err, errno, "mounts: bind %s to %s", m->source, m->destination);
	*ret = fd;
	return 0;
}

/* Options of a bind change the new mount only, before anyone can use it. */
static int set_bind_options(int tree, const struct plan_mount *m, struct err *err)
{
	struct mount_attr attr = {
		.attr_set = mount_attr_of(m->flags), .attr_clr = mount_attr_of(m->clear)};

	if (m->flags & (MS_NOATIME | MS_STRICTATIME | MS_RELATIME) ||
		attr.attr_clr & MOUNT_ATTR__ATIME)
		attr.attr_clr |= MOUNT_ATTR__ATIME;
	if (!attr.attr_set && !attr.attr_clr)
		return 0;
	if (mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "mounts: set options of %s", m->destination);
	return 0;
}

static int mount_bind(const struct plan_mount *m, int prepared, const struct mount_context *ctx,
	struct err *err)
{
	cleanup_close int cloned = -1, target = -1;
	int tree = prepared, rc;
	struct stat st;

	if (tree < 0) {
		rc = clone_source(m, &cloned, err);
		if (rc < 0)
			return rc;
		tree = cloned;
	}
	if (fstat(tree, &st) < 0)
		return fail_errno(err, errno, "mounts: stat %s", m->source);
	if (S_ISDIR(st.st_mode))
		rc = inroot_mkdir(ctx->root, m->destination, 0755, &target, err);
	else
		rc = inroot_touch(ctx->root, m->destination, &target, err);
	if (rc == 0)
		rc = set_bind_options(tree, m, err);
	if (rc == 0)
		rc = mounts_attach(tree, target, m->destination, err);
	return rc == 0 ? finish(tree, m, err) : rc;
}

int mounts_apply(const struct plan *plan, const struct mount_context *ctx, struct err *err)
{
	for (size_t i = 0; i < plan->n_mounts; i++) {
		const struct plan_mount *m = &plan->mounts[i];
		int rc;

		if (m->flags & MS_REMOUNT)
			rc = remount(m, ctx, err);
		else if (m->kind == MOUNT_CGROUP)
			rc = mounts_cgroup(plan, m, ctx, err);
		else if (m->kind == MOUNT_BIND)
			rc = mount_bind(m, ctx->trees ? ctx->trees[i] : -1, ctx, err);
		else
			rc = mount_fs(plan, m, ctx, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}
