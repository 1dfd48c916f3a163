/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * linux.cgroupsPath and linux.resources (config-linux.md, "Control groups") as the writes that
 * both versions of control groups would need. Which ones are done is known on the machine only.
 */
#include <inttypes.h>
#include <linux/bpf.h>
#include <string.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

void plan_write_add(struct arena *arena, struct plan_writes *list, const char *controller,
	const char *file, const char *value)
{
	/* Lists are short and grow in steps of 16; the arena keeps the outgrown ones. */
	if (list->n % 16 == 0) {
		struct plan_write *v = arena_alloc(arena, list->n + 16, sizeof(*v));

		if (list->n)
			memcpy(v, list->v, list->n * sizeof(*v));
		list->v = v;
	}
	((struct plan_write *)list->v)[list->n++] =
		(struct plan_write){controller, file, value, false};
}

void plan_write_both(struct arena *arena, struct plan_cgroup *cg, const char *controller,
	const char *file, const char *value)
{
	plan_write_add(arena, &cg->v1, controller, file, value);
	plan_write_add(arena, &cg->v2, controller, file, value);
}

const char *plan_limit_text(struct arena *arena, int64_t limit)
{
	return limit < 0 ? "max" : arena_printf(arena, "%" PRId64, limit);
}

static int plan_pids(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	int64_t limit;
	int rc = node_object(resources, "pids", OPTIONAL, &o, err);

	if (rc <= 0 || (rc = node_int(&o, "limit", OPTIONAL, -1, INT64_MAX, &limit, err)) <= 0)
		return rc;
	plan_write_both(arena, cg, "pids", "pids.max", plan_limit_text(arena, limit));
	return 0;
}

static int plan_swap(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	int64_t limit, struct err *err)
{
	int64_t swap = 0;
	int rc = node_int(o, "swap", OPTIONAL, -1, INT64_MAX, &swap, err);

	if (rc <= 0 || swap == 0)
		return rc;
	if (swap > 0 && limit > 0 && swap < limit)
		return node_refuse(o, "swap", err,
			"is below limit, must be memory and swap together");
	plan_write_add(arena, &cg->v1, "memory", "memory.memsw.limit_in_bytes",
		arena_printf(arena, "%" PRId64, swap));
	/* v1 counts memory and swap together, v2 swap alone. */
	if (swap > 0 && limit <= 0)
		cg->v2_refused = "memory.swap without memory.limit cannot be expressed";
	else
		plan_write_add(arena, &cg->v2, "memory", "memory.swap.max",
			plan_limit_text(arena, swap < 0 ? -1 : swap - limit));
	return 0;
}

static int plan_memory_v1_only(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	int64_t kernel = 0, tcp = 0;
	uint64_t swappiness = 0;
	bool no_oom_killer = false, hierarchy = false;
	int rc;

	if ((rc = node_int(o, "kernel", OPTIONAL, -1, INT64_MAX, &kernel, err)) < 0 ||
		(rc = node_int(o, "kernelTCP", OPTIONAL, -1, INT64_MAX, &tcp, err)) < 0)
		return rc;
	if (kernel)
		plan_write_add(arena, &cg->v1, "memory", "memory.kmem.limit_in_bytes",
			arena_printf(arena, "%" PRId64, kernel));
	if (tcp)
		plan_write_add(arena, &cg->v1, "memory", "memory.kmem.tcp.limit_in_bytes",
			arena_printf(arena, "%" PRId64, tcp));
	if ((rc = node_u64(o, "swappiness", OPTIONAL, &swappiness, err)) < 0)
		return rc;
	if (rc > 0)
		plan_write_add(arena, &cg->v1, "memory", "memory.swappiness",
			arena_printf(arena, "%" PRIu64, swappiness));
	if (rc > 0 || kernel > 0 || tcp > 0)
		cg->v2_refused = "memory.kernel, kernelTCP and swappiness exist on version 1 only";
	if ((rc = node_bool(o, "disableOOMKiller", OPTIONAL, &no_oom_killer, err)) < 0 ||
		(rc = node_bool(o, "useHierarchy", OPTIONAL, &hierarchy, err)) < 0)
		return rc;
	if (hierarchy)
		plan_write_add(arena, &cg->v1, "memory", "memory.use_hierarchy", "1");
	if (no_oom_killer) {
		plan_write_add(arena, &cg->v1, "memory", "memory.oom_control", "1");
		cg->v2_refused = "memory.disableOOMKiller exists on version 1 only";
	}
	return 0;
}

static int plan_memory(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	int64_t limit = 0, reservation = 0;
	int rc = node_object(resources, "memory", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	if ((rc = node_int(&o, "limit", OPTIONAL, -1, INT64_MAX, &limit, err)) < 0 ||
		(rc = node_int(&o, "reservation", OPTIONAL, -1, INT64_MAX, &reservation, err)) < 0 ||
		(rc = node_bool(&o, "checkBeforeUpdate", OPTIONAL, &cg->check_memory, err)) < 0)
		return rc;
	cg->memory_limit = limit;
	if (limit) {
		plan_write_add(arena, &cg->v1, "memory", "memory.limit_in_bytes",
			arena_printf(arena, "%" PRId64, limit));
		plan_write_add(arena, &cg->v2, "memory", "memory.max",
			plan_limit_text(arena, limit));
	}
	if (reservation) {
		plan_write_add(arena, &cg->v1, "memory", "memory.soft_limit_in_bytes",
			arena_printf(arena, "%" PRId64, reservation));
		plan_write_add(arena, &cg->v2, "memory", "memory.low",
			plan_limit_text(arena, reservation));
	}
	if ((rc = plan_swap(&o, arena, cg, limit, err)) < 0)
		return rc;
	return plan_memory_v1_only(&o, arena, cg, err);
}

static int plan_bandwidth(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	int64_t quota = 0;
	uint64_t period = 0, burst = 0;
	int rc, has_burst;

	if ((rc = node_int(o, "quota", OPTIONAL, -1, INT64_MAX, &quota, err)) < 0 ||
		(rc = node_u64(o, "period", OPTIONAL, &period, err)) < 0 ||
		(has_burst = node_u64(o, "burst", OPTIONAL, &burst, err)) < 0)
		return rc < 0 ? rc : has_burst;
	if (quota > 0 && burst > (uint64_t)quota)
		return node_refuse(o, "burst", err, "is above quota, must be at most that");
	if (period)
		plan_write_add(arena, &cg->v1, "cpu", "cpu.cfs_period_us",
			arena_printf(arena, "%" PRIu64, period));
	if (quota)
		plan_write_add(arena, &cg->v1, "cpu", "cpu.cfs_quota_us",
			arena_printf(arena, "%" PRId64, quota));
	if (quota || period) {
		const char *text = quota > 0 ? plan_limit_text(arena, quota) : "max";

		plan_write_add(arena, &cg->v2, "cpu", "cpu.max",
			period ? arena_printf(arena, "%s %" PRIu64, text, period) : text);
	}
	if (has_burst) {
		const char *text = arena_printf(arena, "%" PRIu64, burst);

		plan_write_add(arena, &cg->v1, "cpu", "cpu.cfs_burst_us", text);
		plan_write_add(arena, &cg->v2, "cpu", "cpu.max.burst", text);
	}
	return 0;
}

static int plan_realtime(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	int64_t runtime = 0;
	uint64_t period = 0;
	int rc;

	if ((rc = node_u64(o, "realtimePeriod", OPTIONAL, &period, err)) < 0 ||
		(rc = node_int(o, "realtimeRuntime", OPTIONAL, -1, INT64_MAX, &runtime, err)) < 0)
		return rc;
	if (period)
		plan_write_add(arena, &cg->v1, "cpu", "cpu.rt_period_us",
			arena_printf(arena, "%" PRIu64, period));
	if (runtime)
		plan_write_add(arena, &cg->v1, "cpu", "cpu.rt_runtime_us",
			arena_printf(arena, "%" PRId64, runtime));
	if (period || runtime)
		cg->v2_refused = "cpu.realtimePeriod and realtimeRuntime exist on version 1 only";
	return 0;
}

static int plan_cpu(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	uint64_t shares = 0;
	int64_t idle = 0;
	const char *cpus = "", *mems = "";
	int rc = node_object(resources, "cpu", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	if ((rc = node_u64(&o, "shares", OPTIONAL, &shares, err)) < 0)
		return rc;
	if (shares) {
		/* 2..262144 onto 1..10000, the mapping that every runtime uses. */
		uint64_t s = shares < 2 ? 2 : shares > 262144 ? 262144 : shares;

		plan_write_add(arena, &cg->v1, "cpu", "cpu.shares",
			arena_printf(arena, "%" PRIu64, shares));
		plan_write_add(arena, &cg->v2, "cpu", "cpu.weight",
			arena_printf(arena, "%" PRIu64, 1 + (s - 2) * 9999 / 262142));
	}
	if ((rc = plan_bandwidth(&o, arena, cg, err)) < 0 ||
		(rc = plan_realtime(&o, arena, cg, err)) < 0 ||
		(rc = node_string(&o, "cpus", OPTIONAL, &cpus, err)) < 0 ||
		(rc = node_string(&o, "mems", OPTIONAL, &mems, err)) < 0)
		return rc;
	if (*cpus)
		plan_write_both(arena, cg, "cpuset", "cpuset.cpus", cpus);
	if (*mems)
		plan_write_both(arena, cg, "cpuset", "cpuset.mems", mems);
	rc = node_int(&o, "idle", OPTIONAL, 0, 1, &idle, err);
	if (rc > 0)
		plan_write_both(arena, cg, "cpu", "cpu.idle", idle ? "1" : "0");
	return rc;
}

static int plan_device_rule(const struct node *n, struct plan_device_rule *r, struct err *err)
{
	const char *type = "a", *access = "rwm";
	int rc;

	*r = (struct plan_device_rule){.major = -1, .minor = -1};
	if ((rc = node_bool(n, "allow", REQUIRED, &r->allow, err)) < 0 ||
		(rc = node_string(n, "type", OPTIONAL, &type, err)) < 0 ||
		(rc = node_int(n, "major", OPTIONAL, -1, UINT32_MAX, &r->major, err)) < 0 ||
		(rc = node_int(n, "minor", OPTIONAL, -1, UINT32_MAX, &r->minor, err)) < 0 ||
		(rc = node_string(n, "access", OPTIONAL, &access, err)) < 0)
		return rc;
	if (strlen(type) > 1 || (*type && !strchr("acb", *type)))
		return node_refuse(n, "type", err, "is '%s', must be a, c or b", type);
	r->type = *type ? *type : 'a';
	for (const char *p = *access ? access : "rwm"; *p; p++) {
		if (!strchr("rwm", *p))
			return node_refuse(n, "access", err, "is '%s', must be made of r, w and m",
				access);
		r->access |= *p == 'r'	 ? BPF_DEVCG_ACC_READ
			     : *p == 'w' ? BPF_DEVCG_ACC_WRITE
					 : BPF_DEVCG_ACC_MKNOD;
	}
	return 0;
}

static bool is_deny_all(const struct plan_device_rule *r)
{
	return !r->allow && r->type == 'a' && r->major == -1 && r->minor == -1 && r->access == 7;
}

/*
 * A container that denies all devices still gets the default ones, and may create any node. They
 * go right behind the last "deny all", so that everything the configuration says after it is
 * still the last word, in its order.
 */
static int plan_device_rules(const struct node *resources, struct arena *arena,
	struct plan_cgroup *cg, struct err *err)
{
	static const struct plan_device_rule defaults[] = {
		{true, 'c', -1, -1, BPF_DEVCG_ACC_MKNOD},
		{true, 'b', -1, -1, BPF_DEVCG_ACC_MKNOD},
		{true, 'c', 1, 3, 7},   /* null */
		{true, 'c', 1, 5, 7},   /* zero */
		{true, 'c', 1, 7, 7},   /* full */
		{true, 'c', 1, 8, 7},   /* random */
		{true, 'c', 1, 9, 7},   /* urandom */
		{true, 'c', 5, 0, 7},   /* tty */
		{true, 'c', 5, 1, 7},   /* console */
		{true, 'c', 5, 2, 7},   /* ptmx */
		{true, 'c', 136, -1, 7} /* pts */
	};
	struct node list, n;
	struct plan_device_rule *v;
	size_t last = SIZE_MAX, used = 0;
	int rc = node_array(resources, "devices", OPTIONAL, &list, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(arena, node_size(&list) + ARRAY_SIZE(defaults) + 1, sizeof(*v));
	for (size_t i = 0; i < node_size(&list); i++) {
		rc = node_at_object(&list, i, &n, err);
		if (rc < 0 || (rc = plan_device_rule(&n, &v[used], err)) < 0)
			return rc;
		if (is_deny_all(&v[used++]))
			last = used;
	}
	if (last != SIZE_MAX) {
		memmove(v + last + ARRAY_SIZE(defaults), v + last, (used - last) * sizeof(*v));
		memcpy(v + last, defaults, sizeof(defaults));
		used += ARRAY_SIZE(defaults);
	}
	cg->devices = v;
	cg->n_devices = used;
	return 0;
}

int plan_resources_build(const struct node *resources, struct arena *arena,
	struct plan_cgroup *cg, struct err *err)
{
	int rc;

	cg->has_resources = json_object_size(resources->v) > 0;
	if ((rc = plan_pids(resources, arena, cg, err)) < 0 ||
		(rc = plan_memory(resources, arena, cg, err)) < 0 ||
		(rc = plan_cpu(resources, arena, cg, err)) < 0 ||
		(rc = plan_device_rules(resources, arena, cg, err)) < 0)
		return rc;
	return plan_resources_io(resources, arena, cg, err);
}

int plan_cgroup(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct plan_cgroup *cg = &plan->cgroup;
	struct node resources;
	const char *path = NULL;
	int rc = node_string(linux_, "cgroupsPath", OPTIONAL, &path, err);

	if (rc < 0)
		return rc;
	cg->path_given = path && *path;
	if (!cg->path_given)
		path = plan->id;
	/* A relative path is taken from the same place always: the root of the hierarchy. */
	cg->path = *path == '/' ? path : arena_printf(plan->arena, "/%s", path);
	if (!plan_path_is_clean(cg->path) || strspn(cg->path, "/") == strlen(cg->path))
		return node_refuse(linux_, "cgroupsPath", err,
			"is '%s', must name a group below the root, without '..'", path);
	rc = node_object(linux_, "resources", OPTIONAL, &resources, err);
	return rc > 0 ? plan_resources_build(&resources, plan->arena, cg, err) : rc;
}
