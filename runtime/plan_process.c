/* SPDX-License-Identifier: GPL-2.0-or-later */
/* process (config.md, "Process" and "Linux Process") */
#include <linux/ioprio.h>
#include <linux/sched.h>
#include <strings.h>
#include <string.h>
#include <sys/capability.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

static int plan_user(const struct node *process, struct arena *arena, struct plan_process *p,
	struct err *err)
{
	struct node user, list;
	int64_t uid = 0, gid = 0, mask = 0, id;
	gid_t *groups;
	int rc = node_object(process, "user", REQUIRED, &user, err);

	if (rc < 0 || (rc = node_int(&user, "uid", REQUIRED, 0, UINT32_MAX - 1, &uid, err)) < 0 ||
		(rc = node_int(&user, "gid", REQUIRED, 0, UINT32_MAX - 1, &gid, err)) < 0 ||
		(rc = node_int(&user, "umask", OPTIONAL, 0, 0777, &mask, err)) < 0)
		return rc;
	p->has_umask = rc > 0;
	p->umask = (mode_t)mask;
	p->uid = (uid_t)uid;
	p->gid = (gid_t)gid;
	rc = node_array(&user, "additionalGids", OPTIONAL, &list, err);
	if (rc <= 0)
		return rc;
	groups = arena_alloc(arena, node_size(&list) + 1, sizeof(*groups));
	for (size_t i = 0; i < node_size(&list); i++) {
		rc = node_at_int(&list, i, 0, UINT32_MAX - 1, &id, err);
		if (rc < 0)
			return rc;
		groups[i] = (gid_t)id;
	}
	p->groups = groups;
	p->n_groups = node_size(&list);
	return 0;
}

static int plan_cap_set(const struct node *caps, const char *key, uint64_t *ret, struct err *err)
{
	struct node list;
	const char *name;
	int rc = node_array(caps, key, OPTIONAL, &list, err);

	for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
		cap_value_t cap;

		if ((rc = node_at_string(&list, i, &name, err)) < 0)
			return rc;
		if (strncmp(name, "CAP_", 4) || cap_from_name(name, &cap) < 0 || cap > 63)
			return node_refuse(&list, NULL, err,
				"holds '%s', must hold names of capabilities(7) such as CAP_CHOWN",
				name);
		*ret |= 1ULL << cap;
	}
	return rc < 0 ? rc : 0;
}

static int plan_caps(const struct node *process, struct plan_process *p, struct err *err)
{
	static const char *const keys[CAPSET_COUNT] = {
		"bounding", "effective", "inheritable", "permitted", "ambient"};
	struct node caps;
	int rc = node_object(process, "capabilities", OPTIONAL, &caps, err);

	if (rc <= 0)
		return rc;
	p->has_caps = true;
	for (int i = 0; i < CAPSET_COUNT; i++)
		if ((rc = plan_cap_set(&caps, keys[i], &p->caps[i], err)) < 0)
			return rc;
	return 0;
}

static int plan_rlimits(const struct node *process, struct arena *arena, struct plan_process *p,
	struct err *err)
{
	struct node list, n;
	struct plan_rlimit *v;
	int rc = node_array(process, "rlimits", OPTIONAL, &list, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(arena, node_size(&list) + 1, sizeof(*v));
	for (size_t i = 0; i < node_size(&list); i++) {
		const struct name_value *known;

		if ((rc = node_at_object(&list, i, &n, err)) < 0 ||
			(rc = node_string(&n, "type", REQUIRED, &v[i].name, err)) < 0 ||
			(rc = node_u64(&n, "soft", REQUIRED, &v[i].soft, err)) < 0 ||
			(rc = node_u64(&n, "hard", REQUIRED, &v[i].hard, err)) < 0)
			return rc;
		known = name_find(rlimit_names, v[i].name);
		if (!known)
			return node_refuse(&n, "type", err,
				"is '%s', must be a limit of getrlimit(2) such as RLIMIT_NOFILE",
				v[i].name);
		v[i].resource = (int)known->value;
		if (v[i].soft > v[i].hard)
			return node_refuse(&n, "soft", err, "is above hard, must be at most that");
		for (size_t j = 0; j < i; j++)
			if (v[j].resource == v[i].resource)
				return node_refuse(&n, "type", err,
					"lists %s again, must be there once", v[i].name);
	}
	p->rlimits = v;
	p->n_rlimits = node_size(&list);
	return 0;
}

static int plan_sched_flags(const struct node *s, struct arena *arena, struct plan_process *p,
	struct err *err)
{
	static const struct name_value known[] = {
		{"SCHED_FLAG_RESET_ON_FORK", 0x01},
		{"SCHED_FLAG_RECLAIM", 0x02},
		{"SCHED_FLAG_DL_OVERRUN", 0x04},
		{"SCHED_FLAG_KEEP_POLICY", 0x08},
		{"SCHED_FLAG_KEEP_PARAMS", 0x10},
		{"SCHED_FLAG_UTIL_CLAMP_MIN", 0x20},
		{"SCHED_FLAG_UTIL_CLAMP_MAX", 0x40},
		{NULL},
	};
	const char *const *names;
	int rc = plan_strings(s, "flags", OPTIONAL, arena, &names, err);

	for (size_t i = 0; rc >= 0 && names[i]; i++) {
		const struct name_value *f = name_find(known, names[i]);

		if (!f)
			return node_refuse(s, "flags", err, "holds '%s', must hold SCHED_FLAG_* names",
				names[i]);
		p->sched_flags |= f->value;
	}
	return rc;
}

static int plan_scheduler(const struct node *process, struct arena *arena, struct plan_process *p,
	struct err *err)
{
	static const struct name_value policies[] = {{"SCHED_OTHER", 0}, {"SCHED_FIFO", 1},
		{"SCHED_RR", 2}, {"SCHED_BATCH", 3}, {"SCHED_ISO", 4}, {"SCHED_IDLE", 5},
		{"SCHED_DEADLINE", 6}, {NULL}};
	const struct name_value *policy;
	const char *name;
	struct node s;
	int64_t nice = 0, priority = 0;
	int rc = node_object(process, "scheduler", OPTIONAL, &s, err);

	if (rc <= 0)
		return rc;
	if ((rc = node_string(&s, "policy", REQUIRED, &name, err)) < 0)
		return rc;
	policy = name_find(policies, name);
	if (!policy)
		return node_refuse(&s, "policy", err, "is '%s', must be a policy of sched(7)", name);
	if ((rc = node_int(&s, "nice", OPTIONAL, -20, 19, &nice, err)) < 0 ||
		(rc = node_int(&s, "priority", OPTIONAL, 0, 99, &priority, err)) < 0 ||
		(rc = node_u64(&s, "runtime", OPTIONAL, &p->sched_runtime, err)) < 0 ||
		(rc = node_u64(&s, "deadline", OPTIONAL, &p->sched_deadline, err)) < 0 ||
		(rc = node_u64(&s, "period", OPTIONAL, &p->sched_period, err)) < 0 ||
		(rc = plan_sched_flags(&s, arena, p, err)) < 0)
		return rc;
	p->has_scheduler = true;
	p->sched_policy = (int)policy->value;
	p->sched_nice = (int)nice;
	p->sched_priority = (int)priority;
	return 0;
}

static int plan_io_priority(const struct node *process, struct plan_process *p, struct err *err)
{
	static const struct name_value classes[] = {{"IOPRIO_CLASS_RT", IOPRIO_CLASS_RT},
		{"IOPRIO_CLASS_BE", IOPRIO_CLASS_BE}, {"IOPRIO_CLASS_IDLE", IOPRIO_CLASS_IDLE}, {NULL}};
	const struct name_value *known;
	const char *name;
	struct node o;
	int64_t priority = 0;
	int rc = node_object(process, "ioPriority", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	if ((rc = node_string(&o, "class", REQUIRED, &name, err)) < 0 ||
		(rc = node_int(&o, "priority", OPTIONAL, 0, 7, &priority, err)) < 0)
		return rc;
	known = name_find(classes, name);
	if (!known)
		return node_refuse(&o, "class", err,
			"is '%s', must be IOPRIO_CLASS_RT, _BE or _IDLE", name);
	p->has_io_priority = true;
	p->io_priority = (int)IOPRIO_PRIO_VALUE(known->value, priority);
	return 0;
}

static int plan_affinity(const struct node *process, struct plan_process *p, struct err *err)
{
	struct node o;
	int rc = node_object(process, "execCPUAffinity", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	if ((rc = node_string(&o, "initial", OPTIONAL, &p->cpus_initial, err)) < 0)
		return rc;
	return node_string(&o, "final", OPTIONAL, &p->cpus_final, err);
}

static int plan_console(const struct node *process, struct plan_process *p, struct err *err)
{
	struct node size;
	int64_t rows = 0, cols = 0;
	int rc = node_bool(process, "terminal", OPTIONAL, &p->terminal, err);

	if (rc < 0 || !p->terminal ||
		(rc = node_object(process, "consoleSize", OPTIONAL, &size, err)) <= 0)
		return rc;
	if ((rc = node_int(&size, "height", REQUIRED, 0, UINT16_MAX, &rows, err)) < 0 ||
		(rc = node_int(&size, "width", REQUIRED, 0, UINT16_MAX, &cols, err)) < 0)
		return rc;
	p->console_rows = (unsigned short)rows;
	p->console_cols = (unsigned short)cols;
	return 0;
}

static int plan_labels(const struct node *process, struct plan_process *p, struct err *err)
{
	int rc = node_string(process, "selinuxLabel", OPTIONAL, &p->selinux_label, err);

	if (rc >= 0)
		rc = node_string(process, "apparmorProfile", OPTIONAL, &p->apparmor, err);
	if (p->selinux_label && !*p->selinux_label)
		p->selinux_label = NULL;
	if (p->apparmor && (!*p->apparmor || !strcmp(p->apparmor, "unconfined")))
		p->apparmor = NULL;
	return rc;
}

int plan_process_build(const struct node *process, struct arena *arena, struct plan_process *ret,
	struct err *err)
{
	struct plan_process p = {.present = true};
	int64_t oom = 0;
	int rc;

	if ((rc = plan_strings(process, "args", REQUIRED, arena, &p.args, err)) < 0 ||
		(rc = plan_strings(process, "env", OPTIONAL, arena, &p.env, err)) < 0 ||
		(rc = node_string(process, "cwd", REQUIRED, &p.cwd, err)) < 0)
		return rc;
	if (!p.args[0])
		return node_refuse(process, "args", err, "is empty, must name the program");
	if (*p.cwd != '/')
		return node_refuse(process, "cwd", err, "is '%s', must be absolute", p.cwd);
	if ((rc = plan_user(process, arena, &p, err)) < 0 ||
		(rc = plan_caps(process, &p, err)) < 0 ||
		(rc = plan_rlimits(process, arena, &p, err)) < 0 ||
		(rc = node_bool(process, "noNewPrivileges", OPTIONAL, &p.no_new_privileges, err)) < 0 ||
		(rc = node_int(process, "oomScoreAdj", OPTIONAL, -1000, 1000, &oom, err)) < 0)
		return rc;
	p.has_oom_score = rc > 0;
	p.oom_score = (int)oom;
	if ((rc = plan_console(process, &p, err)) < 0 || (rc = plan_labels(process, &p, err)) < 0 ||
		(rc = plan_scheduler(process, arena, &p, err)) < 0 ||
		(rc = plan_io_priority(process, &p, err)) < 0 ||
		(rc = plan_affinity(process, &p, err)) < 0)
		return rc;
	*ret = p;
	return 0;
}
