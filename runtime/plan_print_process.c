/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <seccomp.h>
#include <sys/capability.h>

#include "plan_print.h"
#include "util.h"

static json_t *strings(const char *const *v)
{
	json_t *list = json_array();

	for (; v && *v; v++)
		json_array_append_new(list, json_string(*v));
	return list;
}

static json_t *caps(const struct plan_process *p)
{
	static const char *const names[CAPSET_COUNT] = {
		"bounding", "effective", "inheritable", "permitted", "ambient"};
	json_t *o = json_object();

	for (int s = 0; s < CAPSET_COUNT; s++) {
		json_t *list = json_array();

		for (int c = 0; c < 64; c++) {
			char *name = p->caps[s] & 1ULL << c ? cap_to_name(c) : NULL;

			if (name)
				json_array_append_new(list, json_string(name));
			cap_free(name);
		}
		json_object_set_new(o, names[s], list);
	}
	return o;
}

json_t *plan_print_process(const struct plan_process *p)
{
	json_t *list = json_array();
	json_t *o = json_pack("{s:o, s:o, s:s, s:i, s:i, s:b, s:b}", "args", strings(p->args), "env",
		strings(p->env), "cwd", p->cwd, "uid", (int)p->uid, "gid", (int)p->gid, "terminal",
		p->terminal, "noNewPrivileges", p->no_new_privileges);

	for (size_t i = 0; i < p->n_groups; i++)
		json_array_append_new(list, json_integer(p->groups[i]));
	json_object_set_new(o, "groups", list);
	json_object_set_new(o, "umask", json_sprintf("%04o", p->has_umask ? p->umask : 022));
	if (p->has_caps)
		json_object_set_new(o, "capabilities", caps(p));
	list = json_array();
	for (size_t i = 0; i < p->n_rlimits; i++)
		json_array_append_new(list, json_sprintf("%s %llu %llu", p->rlimits[i].name,
			(unsigned long long)p->rlimits[i].soft, (unsigned long long)p->rlimits[i].hard));
	json_object_set_new(o, "rlimits", list);
	if (p->has_oom_score)
		json_object_set_new(o, "oomScoreAdj", json_integer(p->oom_score));
	if (p->selinux_label)
		json_object_set_new(o, "selinuxLabel", json_string(p->selinux_label));
	if (p->apparmor)
		json_object_set_new(o, "apparmorProfile", json_string(p->apparmor));
	if (p->has_scheduler)
		json_object_set_new(o, "scheduler",
			json_sprintf("policy %d nice %d priority %d flags 0x%llx runtime %llu deadline "
				     "%llu period %llu",
				p->sched_policy, p->sched_nice, p->sched_priority,
				(unsigned long long)p->sched_flags, (unsigned long long)p->sched_runtime,
				(unsigned long long)p->sched_deadline, (unsigned long long)p->sched_period));
	if (p->has_io_priority)
		json_object_set_new(o, "ioPriority", json_integer(p->io_priority));
	return o;
}

static json_t *rule(const struct plan_seccomp_rule *r)
{
	static const char *const ops[] = {"?", "!=", "<", "<=", "==", ">=", ">", "&=="};
	json_t *args = json_array();

	for (size_t i = 0; i < r->n_args; i++) {
		const struct plan_seccomp_arg *a = &r->args[i];

		json_array_append_new(args, json_sprintf("arg%u %s %llu %llu", a->index,
			ops[(size_t)a->op < ARRAY_SIZE(ops) ? a->op : 0], (unsigned long long)a->value,
			(unsigned long long)a->value_two));
	}
	return json_pack("{s:o, s:o, s:o}", "names", strings(r->names), "action",
		json_sprintf("0x%08x", r->action), "args", args);
}

json_t *plan_print_seccomp(const struct plan_seccomp *s)
{
	json_t *rules = json_array(), *arches = json_array(), *o;

	for (size_t i = 0; i < s->n_rules; i++)
		json_array_append_new(rules, rule(&s->rules[i]));
	for (size_t i = 0; i < s->n_arches; i++)
		json_array_append_new(arches, json_sprintf("0x%08x", s->arches[i]));
	o = json_pack("{s:o, s:o, s:o, s:i, s:b}", "defaultAction",
		json_sprintf("0x%08x", s->default_action), "architectures", arches, "rules", rules,
		"flags", (int)s->flags, "notifies", s->notifies);
	if (s->listener_path)
		json_object_set_new(o, "listenerPath", json_string(s->listener_path));
	if (s->listener_metadata)
		json_object_set_new(o, "listenerMetadata", json_string(s->listener_metadata));
	return o;
}
