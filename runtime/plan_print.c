/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The plan as JSON: for people (`plan`) and for the golden files of the tests. */
#include <stdio.h>
#include <sys/capability.h>
#include <sys/mount.h>

#include "cgroup_v1.h"
#include "plan.h"
#include "plan_print.h"
#include "tables.h"
#include "util.h"

static json_t *strings(const char *const *v)
{
	json_t *list = json_array();

	for (; v && *v; v++)
		json_array_append_new(list, json_string(*v));
	return list;
}

static void put_string(json_t *o, const char *key, const char *value)
{
	if (value)
		json_object_set_new(o, key, json_string(value));
}

static json_t *flag_names(unsigned long flags)
{
	json_t *list = json_array();

	for (const struct name_value *f = mount_flag_names; f->name; f++)
		if (flags & f->value)
			json_array_append_new(list, json_string(f->name));
	return list;
}

static json_t *attr_names(uint64_t attr)
{
	static const struct name_value names[] = {{"ro", MOUNT_ATTR_RDONLY},
		{"nosuid", MOUNT_ATTR_NOSUID}, {"nodev", MOUNT_ATTR_NODEV}, {"noexec", MOUNT_ATTR_NOEXEC},
		{"noatime", MOUNT_ATTR_NOATIME}, {"strictatime", MOUNT_ATTR_STRICTATIME},
		{"nodiratime", MOUNT_ATTR_NODIRATIME}, {"nosymfollow", MOUNT_ATTR_NOSYMFOLLOW}, {NULL}};
	json_t *list = json_array();

	if ((attr & MOUNT_ATTR__ATIME) == MOUNT_ATTR__ATIME) {
		json_array_append_new(list, json_string("atime"));
		attr &= ~(uint64_t)MOUNT_ATTR__ATIME;
	}
	for (const struct name_value *f = names; f->name; f++)
		if (attr & f->value)
			json_array_append_new(list, json_string(f->name));
	return list;
}

static const char *propagation_name(unsigned long flags)
{
	static const struct name_value names[] = {{"shared", MS_SHARED}, {"rshared", MS_SHARED | MS_REC},
		{"slave", MS_SLAVE}, {"rslave", MS_SLAVE | MS_REC}, {"private", MS_PRIVATE},
		{"rprivate", MS_PRIVATE | MS_REC}, {"unbindable", MS_UNBINDABLE},
		{"runbindable", MS_UNBINDABLE | MS_REC}, {NULL}};

	for (const struct name_value *n = names; n->name; n++)
		if (n->value == flags)
			return n->name;
	return "rprivate";
}

static json_t *maps(const struct plan_maps *m)
{
	json_t *list = json_array();

	for (size_t i = 0; i < m->n; i++) {
		char text[48];

		snprintf(text, sizeof(text), "%u %u %u", m->v[i].inside, m->v[i].outside, m->v[i].count);
		json_array_append_new(list, json_string(text));
	}
	return list;
}

static json_t *namespaces(const struct plan *plan)
{
	json_t *o = json_object();

	for (const struct name_value *t = namespace_types; t->name; t++) {
		const struct plan_ns *ns = &plan->ns[t->value];

		if (ns->listed)
			json_object_set_new(o, t->name, json_string(ns->path ? ns->path : "new"));
	}
	return o;
}

static json_t *mount_json(const struct plan_mount *m)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "destination", m->destination, "type",
		m->type, "source", m->source, "data", m->data, "set", flag_names(m->flags), "clear",
		flag_names(m->clear));
	json_t *list;

	if (m->recursive)
		json_object_set_new(o, "recursive", json_true());
	if (m->rec_set)
		json_object_set_new(o, "setTree", attr_names(m->rec_set));
	if (m->rec_clear)
		json_object_set_new(o, "clearTree", attr_names(m->rec_clear));
	if (m->copy_up)
		json_object_set_new(o, "copyUp", json_true());
	if (m->idmap)
		json_object_set_new(o, "idmap",
			json_pack("{s:b, s:o, s:o}", "tree", m->idmap_recursive, "uid", maps(&m->uid_map),
				"gid", maps(&m->gid_map)));
	if (!m->n_propagation)
		return o;
	list = json_array();
	for (size_t i = 0; i < m->n_propagation; i++)
		json_array_append_new(list, json_string(propagation_name(m->propagation[i])));
	json_object_set_new(o, "propagation", list);
	return o;
}

static json_t *mounts(const struct plan *plan)
{
	json_t *list = json_array();

	for (size_t i = 0; i < plan->n_mounts; i++)
		json_array_append_new(list, mount_json(&plan->mounts[i]));
	return list;
}

static json_t *devices(const struct plan *plan)
{
	json_t *list = json_array();

	for (size_t i = 0; i < plan->n_devices; i++) {
		const struct plan_device *d = &plan->devices[i];
		char text[512];

		snprintf(text, sizeof(text), "%s %c %u:%u %04o %u:%u", d->path, d->type, d->major, d->minor,
			d->mode, d->uid, d->gid);
		json_array_append_new(list, json_string(text));
	}
	return list;
}

static json_t *writes(const struct plan_writes *w)
{
	json_t *list = json_array();

	for (size_t i = 0; i < w->n; i++)
		json_array_append_new(list, json_sprintf("%s%s = %s", w->v[i].optional ? "?" : "",
			w->v[i].file, w->v[i].value));
	return list;
}

static json_t *cgroup(const struct plan_cgroup *cg)
{
	json_t *o = json_pack("{s:s, s:o, s:o}", "path", cg->path, "v1", writes(&cg->v1), "v2",
		writes(&cg->v2));
	json_t *rules = json_array();

	put_string(o, "v1Refused", cg->v1_refused);
	put_string(o, "v2Refused", cg->v2_refused);
	for (size_t i = 0; i < cg->n_devices; i++) {
		char text[64];

		cgroup_v1_device_text(&cg->devices[i], text, sizeof(text));
		json_array_append_new(rules,
			json_sprintf("%s %s", cg->devices[i].allow ? "allow" : "deny", text));
	}
	json_object_set_new(o, "devices", rules);
	return o;
}

static json_t *hooks(const struct plan *plan)
{
	static const char *const names[HOOK_COUNT] = {"prestart", "createRuntime", "createContainer",
		"startContainer", "poststart", "poststop"};
	json_t *o = json_object();

	for (int k = 0; k < HOOK_COUNT; k++) {
		json_t *list = json_array();

		for (size_t i = 0; i < plan->hooks[k].n; i++) {
			const struct plan_hook *h = &plan->hooks[k].v[i];

			json_array_append_new(list,
				json_pack("{s:s, s:o, s:o, s:i}", "path", h->path, "args", strings(h->args),
					"env", strings(h->env), "timeout", h->timeout));
		}
		if (plan->hooks[k].n)
			json_object_set(o, names[k], list);
		json_decref(list);
	}
	return o;
}

json_t *plan_to_json(const struct plan *plan)
{
	json_t *list = json_array(), *o = json_pack("{s:s, s:s, s:b, s:s, s:o, s:o, s:o}", "id",
					  plan->id, "rootfs", plan->rootfs, "readonly",
					  plan->root_readonly, "propagation",
					  propagation_name(plan->root_propagation), "namespaces",
					  namespaces(plan), "uidMap", maps(&plan->uid_map), "gidMap",
					  maps(&plan->gid_map));

	put_string(o, "hostname", plan->hostname);
	put_string(o, "domainname", plan->domainname);
	put_string(o, "mountLabel", plan->mount_label);
	for (size_t i = 0; i < plan->n_offsets; i++)
		json_array_append_new(list, json_sprintf("%s %lld %u", plan->offsets[i].clock,
			(long long)plan->offsets[i].secs, plan->offsets[i].nanosecs));
	json_object_set_new(o, "timeOffsets", list);
	json_object_set_new(o, "mounts", mounts(plan));
	json_object_set_new(o, "devices", devices(plan));
	json_object_set_new(o, "masked", strings(plan->masked));
	json_object_set_new(o, "readonlyPaths", strings(plan->readonly));
	list = json_array();
	for (size_t i = 0; i < plan->n_sysctls; i++)
		json_array_append_new(list,
			json_sprintf("%s = %s", plan->sysctls[i].path, plan->sysctls[i].value));
	json_object_set_new(o, "sysctl", list);
	json_object_set_new(o, "cgroup", cgroup(&plan->cgroup));
	json_object_set_new(o, "hooks", hooks(plan));
	if (plan->process.present)
		json_object_set_new(o, "process", plan_print_process(&plan->process));
	if (plan->seccomp.present)
		json_object_set_new(o, "seccomp", plan_print_seccomp(&plan->seccomp));
	if (plan->personality >= 0)
		json_object_set_new(o, "personality", json_integer(plan->personality));
	return o;
}
