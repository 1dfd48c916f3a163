/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A mount of type cgroup shows the container its own group: the version 2 hierarchy by itself, or
 * a tmpfs with each version 1 hierarchy bound into it.
 */
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

static int bind_dir(const char *dir, int target, const struct plan_mount *m, unsigned extra,
	struct err *err)
{
	struct mount_attr attr = {.attr_set = mount_attr_of(m->flags)};
	cleanup_close int tree =
		open_tree(AT_FDCWD, dir, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | extra);

	if (tree < 0)
		return fail_errno(err, errno, "mounts: bind %s to %s", dir, m->destination);
	if (mount_setattr(tree, "", AT_EMPTY_PATH | extra, &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "mounts: set options of %s", m->destination);
	return mounts_attach(tree, target, m->destination, err);
}

static int bind_v1(const struct cg_hierarchy *h, int base, const struct plan_mount *m,
	struct err *err)
{
	const char *name = strrchr(h->mount, '/') + 1;
	cleanup_close int target = -1;
	int rc;

	if (mkdirat(base, name, 0755) < 0)
		return fail_errno(err, errno, "mounts: create %s/%s", m->destination, name);
	target = openat(base, name, O_PATH | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
	if (target < 0)
		return fail_errno(err, errno, "mounts: open %s/%s", m->destination, name);
	rc = bind_dir(h->dir, target, m, 0, err);
	/* cpu and cpuacct are found under either name when they are mounted together. */
	for (const char *p = h->controllers; rc == 0 && strchr(h->controllers, ',') && *p;
		p += strcspn(p, ","), p += *p == ',') {
		char one[64];

		snprintf(one, sizeof(one), "%.*s", (int)strcspn(p, ","), p);
		if (strcmp(one, name) && symlinkat(name, base, one) < 0 && errno != EEXIST)
			return fail_errno(err, errno, "mounts: link %s/%s", m->destination, one);
	}
	return rc;
}

static int mount_v1(const struct plan_mount *m, const struct mount_context *ctx, int target,
	struct err *err)
{
	struct mount_attr ro = {.attr_set = MOUNT_ATTR_RDONLY};
	cleanup_close int base = -1;
	char path[32];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", target);
	if (mount("tmpfs", path, "tmpfs", m->flags & ~(unsigned long)MS_RDONLY, "mode=755,size=64k") < 0)
		return fail_errno(err, errno, "mounts: mount tmpfs on %s", m->destination);
	base = inroot_open(ctx->root, m->destination, O_DIRECTORY);
	if (base < 0)
		return fail_errno(err, -base, "mounts: open %s", m->destination);
	for (size_t i = 0; i < ctx->cgroups->n; i++) {
		int rc = bind_v1(&ctx->cgroups->h[i], base, m, err);

		if (rc < 0)
			return rc;
	}
	if (m->flags & MS_RDONLY && mount_setattr(base, "", AT_EMPTY_PATH, &ro, sizeof(ro)) < 0)
		return fail_errno(err, errno, "mounts: make %s read-only", m->destination);
	return 0;
}

int mounts_cgroup(const struct plan *plan, const struct plan_mount *m,
	const struct mount_context *ctx, struct err *err)
{
	const struct cgroups *cg = ctx->cgroups;
	cleanup_close int target = -1;
	char path[32];
	int rc = inroot_mkdir(ctx->root, m->destination, 0755, &target, err);

	if (rc == 0)
		rc = ctx->join(ctx->arg, err);
	if (rc < 0)
		return rc;
	/* Without a group of its own (no privilege), the host's view, which it cannot change. */
	if (cg->n == 0) {
		struct plan_mount view = *m;

		view.flags |= MS_RDONLY;
		return bind_dir("/sys/fs/cgroup", target, &view, AT_RECURSIVE, err);
	}
	if (cg->n > 1 || !cg->h[0].v2)
		return mount_v1(m, ctx, target, err);
	if (!plan->ns[NS_CGROUP].listed)
		return bind_dir(cg->h[0].dir, target, m, 0, err);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", target);
	if (mount("cgroup", path, "cgroup2", m->flags, m->data) < 0)
		return fail_errno(err, errno, "mounts: mount cgroup2 on %s", m->destination);
	return 0;
}
