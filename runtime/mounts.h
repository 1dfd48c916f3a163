/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mounts of the configuration, in order (config.md, "Mounts"). Runs in the container's init. */
#ifndef RUNTIME_MOUNTS_H
#define RUNTIME_MOUNTS_H

#include "cgroup_fs.h"
#include "plan.h"

struct mount_context {
	int root;		      /* open on the root file system */
	const struct cgroups *cgroups; /* for type cgroup */
	/* Called before the first mount of type cgroup: the groups must be there, and be joined. */
	int (*join)(void *arg, struct err *err);
	void *arg;
	const int *trees;	      /* per mount: a prepared detached tree, or -1 */
};

int mounts_apply(const struct plan *plan, const struct mount_context *ctx, struct err *err);

/* One mount of type cgroup. */
int mounts_cgroup(const struct plan *plan, const struct plan_mount *m,
	const struct mount_context *ctx, struct err *err);
/* Attaches a detached tree on the place that `target` is open on. */
int mounts_attach(int tree, int target, const char *name, struct err *err);
/* Copies what a directory holds into another one, with owners, modes and times (tmpcopyup). */
int mounts_copy(int from, int to, struct err *err);

#endif
