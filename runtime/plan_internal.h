/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of plan_build(), one file each. Each reads one object and fills one part. */
#ifndef RUNTIME_PLAN_INTERNAL_H
#define RUNTIME_PLAN_INTERNAL_H

#include "arena.h"
#include "node.h"
#include "plan.h"

int plan_namespaces(const struct node *linux_, struct plan *plan, struct err *err);
int plan_mounts(const struct node *config, struct plan *plan, struct err *err);
int plan_devices(const struct node *linux_, struct plan *plan, struct err *err);
int plan_paths(const struct node *linux_, struct plan *plan, struct err *err);
int plan_sysctls(const struct node *linux_, struct plan *plan, struct err *err);
int plan_hooks(const struct node *config, struct plan *plan, struct err *err);
int plan_seccomp(const struct node *linux_, struct plan *plan, struct err *err);
int plan_cgroup(const struct node *linux_, struct plan *plan, struct err *err);
/* blkio, hugepages, network, rdma and unified: the rest of plan_resources_build(). */
int plan_resources_io(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err);

/* uidMappings or gidMappings under `key`; at most 340 lines as the kernel takes. */
int plan_maps(const struct node *o, const char *key, struct arena *arena, struct plan_maps *ret,
	struct err *err);
/* An array of strings as a NULL-terminated list; [] when absent. */
int plan_strings(const struct node *o, const char *key, enum need need, struct arena *arena,
	const char *const **ret, struct err *err);
/* Appends to a list that grows; used for the writes of control groups. */
void plan_write_add(struct arena *arena, struct plan_writes *list, const char *controller,
	const char *file, const char *value);
/* The same file on both versions. */
void plan_write_both(struct arena *arena, struct plan_cgroup *cg, const char *controller,
	const char *file, const char *value);
/* A bandwidth or limit where -1 means none: "max" or the number. */
const char *plan_limit_text(struct arena *arena, int64_t limit);
/* 1 if `path` begins with / and has no ".." component. */
bool plan_path_is_clean(const char *path);

#endif
