/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.namespaces, uidMappings, gidMappings, timeOffsets (config-linux.md, "Namespaces"). */
#include <string.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

#define MAX_MAPS 340 /* user_namespaces(7): lines in a map since Linux 4.15 */

int plan_maps(const struct node *o, const char *key, struct arena *arena, struct plan_maps *ret,
	struct err *err)
{
	struct node list;
	struct plan_map *v;
	int rc = node_array(o, key, OPTIONAL, &list, err);
	size_t n = rc > 0 ? node_size(&list) : 0;

	if (rc < 0)
		return rc;
	if (n > MAX_MAPS)
		return node_refuse(&list, NULL, err, "has %zu entries, must have %d at most", n,
			MAX_MAPS);
	v = arena_alloc(arena, n + 1, sizeof(*v));
	for (size_t i = 0; i < n; i++) {
		struct node m;
		int64_t in, out, size;

		if ((rc = node_at_object(&list, i, &m, err)) < 0 ||
			(rc = node_int(&m, "containerID", REQUIRED, 0, UINT32_MAX, &in, err)) < 0 ||
			(rc = node_int(&m, "hostID", REQUIRED, 0, UINT32_MAX, &out, err)) < 0 ||
			(rc = node_int(&m, "size", REQUIRED, 1, UINT32_MAX, &size, err)) < 0)
			return rc;
		v[i] = (struct plan_map){(uint32_t)in, (uint32_t)out, (uint32_t)size};
	}
	*ret = (struct plan_maps){v, n};
	return 0;
}

static int plan_one_namespace(const struct node *ns, struct plan *plan, struct err *err)
{
	const char *type, *path = NULL;
	const struct name_value *known;
	int rc;

	if ((rc = node_string(ns, "type", REQUIRED, &type, err)) < 0 ||
		(rc = node_string(ns, "path", OPTIONAL, &path, err)) < 0)
		return rc;
	known = name_find(namespace_types, type);
	if (!known)
		return node_refuse(ns, "type", err,
			"is '%s', must be cgroup, ipc, mount, network, pid, time, user or uts", type);
	if (plan->ns[known->value].listed)
		return node_refuse(ns, "type", err, "lists '%s' again, must be there once", type);
	if (path && *path && *path != '/')
		return node_refuse(ns, "path", err, "is '%s', must be absolute", path);
	plan->ns[known->value].listed = true;
	plan->ns[known->value].path = path && *path ? path : NULL;
	return 0;
}

static int plan_offsets(const struct node *linux_, struct plan *plan, struct err *err)
{
	static const char *const clocks[] = {"monotonic", "boottime"};
	struct plan_offset *v = arena_alloc(plan->arena, ARRAY_SIZE(clocks), sizeof(*v));
	struct node o, clock;
	int rc = node_object(linux_, "timeOffsets", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	for (size_t i = 0; i < ARRAY_SIZE(clocks); i++) {
		int64_t secs = 0, nanosecs = 0;

		rc = node_object(&o, clocks[i], OPTIONAL, &clock, err);
		if (rc == 0)
			continue;
		if (rc < 0 ||
			(rc = node_int(&clock, "secs", OPTIONAL, INT64_MIN, INT64_MAX, &secs, err)) < 0 ||
			(rc = node_int(&clock, "nanosecs", OPTIONAL, 0, 999999999, &nanosecs, err)) < 0)
			return rc;
		v[plan->n_offsets++] =
			(struct plan_offset){clocks[i], secs, (uint32_t)nanosecs};
	}
	plan->offsets = v;
	return 0;
}

int plan_namespaces(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct node list, ns;
	int rc = node_array(linux_, "namespaces", OPTIONAL, &list, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
		rc = node_at_object(&list, i, &ns, err);
		if (rc < 0 || (rc = plan_one_namespace(&ns, plan, err)) < 0)
			return rc;
		rc = 1;
	}
	rc = plan_maps(linux_, "uidMappings", plan->arena, &plan->uid_map, err);
	if (rc == 0)
		rc = plan_maps(linux_, "gidMappings", plan->arena, &plan->gid_map, err);
	if (rc == 0)
		rc = plan_offsets(linux_, plan, err);
	return rc < 0 ? rc : 0;
}
