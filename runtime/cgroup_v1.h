/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Control groups, version 1: each hierarchy by itself (Documentation/admin-guide/cgroup-v1). */
#ifndef RUNTIME_CGROUP_V1_H
#define RUNTIME_CGROUP_V1_H

#include "cgroup_fs.h"
#include "plan.h"

/* Makes the group and opens its `tasks` for cgroup_v1_join(). */
int cgroup_v1_create(struct cg_hierarchy *h, const char *path, struct err *err);
/* The writes of the plan that belong to this hierarchy, and the device list. */
int cgroup_v1_apply(const struct cg_hierarchy *h, const struct plan_cgroup *cg, struct err *err);
/* Moves the calling thread, which must be the only one of its process. */
int cgroup_v1_join(const struct cg_hierarchy *h, struct err *err);
/* "c 1:3 rwm", what devices.allow and devices.deny take. */
void cgroup_v1_device_text(const struct plan_device_rule *r, char *buf, size_t size);
int cgroup_v1_freeze(const struct cg_hierarchy *h, bool frozen, struct err *err);

#endif
