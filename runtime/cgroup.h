/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Control groups, version 2 (cgroup-v2.rst). */
#ifndef RUNTIME_CGROUP_H
#define RUNTIME_CGROUP_H

#include "cgroup_fs.h"
#include "plan.h"

/* Makes the group with every controller that can be had enabled down to its parent. */
int cgroup_create(struct cg_hierarchy *h, const char *path, struct err *err);
/*
 * Writes what belongs to controllers that this hierarchy has; `only` is a controller's name or
 * NULL for all. A controller that is asked for and cannot be had is an error.
 */
int cgroup_apply(const struct cg_hierarchy *h, const struct plan_cgroup *cg, const char *only,
	struct err *err);
/* Is the controller usable in the group? */
bool cgroup_offers(const struct cg_hierarchy *h, const char *controller);
int cgroup_freeze(const struct cg_hierarchy *h, bool frozen, struct err *err);

#endif
