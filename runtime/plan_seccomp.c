/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.seccomp (config-linux.md, "Seccomp"); values are libseccomp's and the kernel's. */
#include <errno.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <string.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif

static const struct name_value actions[] = {
	{"SCMP_ACT_ALLOW", SCMP_ACT_ALLOW},
	{"SCMP_ACT_ERRNO", SCMP_ACT_ERRNO(0)},
	{"SCMP_ACT_KILL", SCMP_ACT_KILL_THREAD},
	{"SCMP_ACT_KILL_PROCESS", SCMP_ACT_KILL_PROCESS},
	{"SCMP_ACT_KILL_THREAD", SCMP_ACT_KILL_THREAD},
	{"SCMP_ACT_LOG", SCMP_ACT_LOG},
	{"SCMP_ACT_NOTIFY", SCMP_ACT_NOTIFY},
	{"SCMP_ACT_TRACE", SCMP_ACT_TRACE(0)},
	{"SCMP_ACT_TRAP", SCMP_ACT_TRAP},
	{NULL},
};

static const struct name_value operators[] = {
	{"SCMP_CMP_EQ", SCMP_CMP_EQ},
	{"SCMP_CMP_GE", SCMP_CMP_GE},
	{"SCMP_CMP_GT", SCMP_CMP_GT},
	{"SCMP_CMP_LE", SCMP_CMP_LE},
	{"SCMP_CMP_LT", SCMP_CMP_LT},
	{"SCMP_CMP_MASKED_EQ", SCMP_CMP_MASKED_EQ},
	{"SCMP_CMP_NE", SCMP_CMP_NE},
	{NULL},
};

static const struct name_value filter_flags[] = {
	{"SECCOMP_FILTER_FLAG_LOG", SECCOMP_FILTER_FLAG_LOG},
	{"SECCOMP_FILTER_FLAG_SPEC_ALLOW", SECCOMP_FILTER_FLAG_SPEC_ALLOW},
	{"SECCOMP_FILTER_FLAG_TSYNC", SECCOMP_FILTER_FLAG_TSYNC},
	{"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV", SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV},
	{NULL},
};

/*
 * An action with its errno or trace value: the object's own, else EPERM. The specification lets
 * only ERRNO and TRACE carry one.
 */
static int plan_action(const struct node *o, const char *key, const char *errno_key,
	struct plan_seccomp *s, uint32_t *ret, struct err *err)
{
	const struct name_value *action;
	const char *name;
	int64_t value = EPERM;
	int rc = node_string(o, key, REQUIRED, &name, err), has_value;

	if (rc < 0)
		return rc;
	action = name_find(actions, name);
	if (!action)
		return node_refuse(o, key, err, "is '%s', must be a SCMP_ACT_* name", name);
	has_value = node_int(o, errno_key, OPTIONAL, 0, UINT16_MAX, &value, err);
	if (has_value < 0)
		return has_value;
	if (action->value == SCMP_ACT_ERRNO(0)) {
		*ret = SCMP_ACT_ERRNO((uint32_t)value);
	} else if (action->value == SCMP_ACT_TRACE(0)) {
		*ret = SCMP_ACT_TRACE((uint32_t)value);
	} else if (has_value) {
		return node_refuse(o, errno_key, err, "is set, %s cannot return one", name);
	} else {
		*ret = (uint32_t)action->value;
	}
	if (*ret == SCMP_ACT_NOTIFY)
		s->notifies = true;
	return 0;
}

static int plan_arches(const struct node *o, struct arena *arena, struct plan_seccomp *s,
	struct err *err)
{
	const char *const *names;
	uint32_t *v;
	int rc = plan_strings(o, "architectures", OPTIONAL, arena, &names, err);
	size_t n = 0;

	if (rc < 0)
		return rc;
	while (names[n])
		n++;
	v = arena_alloc(arena, n + 1, sizeof(*v));
	for (size_t i = 0; i < n; i++) {
		char lower[32];
		size_t len = strlen(names[i]);

		/* SCMP_ARCH_X86_64 is x86_64 to libseccomp. */
		if (strncmp(names[i], "SCMP_ARCH_", 10) == 0 && len < sizeof(lower)) {
			for (size_t k = 10; k <= len; k++)
				lower[k - 10] = names[i][k] >= 'A' && names[i][k] <= 'Z'
							? (char)(names[i][k] + 32)
							: names[i][k];
			v[i] = seccomp_arch_resolve_name(lower);
		}
		if (!v[i] && strcmp(names[i], "SCMP_ARCH_NATIVE"))
			return node_refuse(o, "architectures", err,
				"holds '%s', must hold SCMP_ARCH_* names", names[i]);
	}
	s->arches = v;
	s->n_arches = n;
	return 0;
}

static int plan_args(const struct node *rule, struct arena *arena, struct plan_seccomp_rule *r,
	struct err *err)
{
	struct node list, a;
	struct plan_seccomp_arg *v;
	int rc = node_array(rule, "args", OPTIONAL, &list, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(arena, node_size(&list) + 1, sizeof(*v));
	for (size_t i = 0; i < node_size(&list); i++) {
		const struct name_value *op;
		const char *name;
		int64_t index;

		if ((rc = node_at_object(&list, i, &a, err)) < 0 ||
			(rc = node_int(&a, "index", REQUIRED, 0, 5, &index, err)) < 0 ||
			(rc = node_u64(&a, "value", REQUIRED, &v[i].value, err)) < 0 ||
			(rc = node_u64(&a, "valueTwo", OPTIONAL, &v[i].value_two, err)) < 0 ||
			(rc = node_string(&a, "op", REQUIRED, &name, err)) < 0)
			return rc;
		op = name_find(operators, name);
		if (!op)
			return node_refuse(&a, "op", err, "is '%s', must be a SCMP_CMP_* name", name);
		v[i].index = (unsigned)index;
		v[i].op = (int)op->value;
	}
	r->args = v;
	r->n_args = node_size(&list);
	return 0;
}

static int plan_rules(const struct node *o, struct arena *arena, struct plan_seccomp *s,
	struct err *err)
{
	struct node list, n;
	struct plan_seccomp_rule *v;
	int rc = node_array(o, "syscalls", OPTIONAL, &list, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(arena, node_size(&list) + 1, sizeof(*v));
	for (size_t i = 0; i < node_size(&list); i++) {
		if ((rc = node_at_object(&list, i, &n, err)) < 0 ||
			(rc = plan_strings(&n, "names", REQUIRED, arena, &v[i].names, err)) < 0 ||
			(rc = plan_action(&n, "action", "errnoRet", s, &v[i].action, err)) < 0 ||
			(rc = plan_args(&n, arena, &v[i], err)) < 0)
			return rc;
		if (!v[i].names[0])
			return node_refuse(&n, "names", err, "is empty, must name a system call");
	}
	s->rules = v;
	s->n_rules = node_size(&list);
	return 0;
}

static int plan_filter_flags(const struct node *o, struct arena *arena, struct plan_seccomp *s,
	struct err *err)
{
	const char *const *names;
	int rc = plan_strings(o, "flags", OPTIONAL, arena, &names, err);

	for (size_t i = 0; rc == 0 && names[i]; i++) {
		const struct name_value *f = name_find(filter_flags, names[i]);

		if (!f)
			return node_refuse(o, "flags", err,
				"holds '%s', must hold SECCOMP_FILTER_FLAG_* names", names[i]);
		s->flags |= (unsigned)f->value;
	}
	return rc;
}

static int plan_listener(const struct node *o, struct plan_seccomp *s, struct err *err)
{
	int rc;

	if ((rc = node_string(o, "listenerPath", OPTIONAL, &s->listener_path, err)) < 0 ||
		(rc = node_string(o, "listenerMetadata", OPTIONAL, &s->listener_metadata, err)) < 0)
		return rc;
	if (s->listener_path && !*s->listener_path)
		s->listener_path = NULL;
	if (s->listener_metadata && !s->listener_path)
		return node_refuse(o, "listenerMetadata", err,
			"is set, must come with listenerPath");
	if (s->notifies && !s->listener_path)
		return node_refuse(o, "listenerPath", err,
			"is missing, must be there when an action is SCMP_ACT_NOTIFY");
	if (s->default_action == SCMP_ACT_NOTIFY)
		return node_refuse(o, "defaultAction", err,
			"is SCMP_ACT_NOTIFY, which would stop the container before it can start");
	return 0;
}

int plan_seccomp(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct plan_seccomp *s = &plan->seccomp;
	struct node o;
	int rc = node_object(linux_, "seccomp", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	s->present = true;
	if ((rc = plan_action(&o, "defaultAction", "defaultErrnoRet", s, &s->default_action, err)) < 0 ||
		(rc = plan_arches(&o, plan->arena, s, err)) < 0 ||
		(rc = plan_rules(&o, plan->arena, s, err)) < 0 ||
		(rc = plan_filter_flags(&o, plan->arena, s, err)) < 0)
		return rc;
	return plan_listener(&o, s, err);
}
