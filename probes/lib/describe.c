/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <jansson.h>

#include "internal.h"

const struct probe *find_probe(const char *id)
{
	for_each_probe(p) {
		if (strcmp((*p)->id, id) == 0)
			return *p;
	}
	return NULL;
}

static void put_string(json_t *o, const char *key, const char *text)
{
	json_object_set_new(o, key, text ? json_string(text) : json_null());
}

static json_t *namespaces(unsigned int ns)
{
	static const struct {
		unsigned int flag;
		const char *name;
	} table[] = { { NS_PID, "pid" }, { NS_MOUNT, "mount" }, { NS_IPC, "ipc" }, { NS_UTS, "uts" },
		{ NS_USER, "user" }, { NS_NET, "network" }, { NS_CGROUP, "cgroup" },
		{ NS_TIME, "time" } };
	json_t *a = json_array();

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (ns & table[i].flag)
			json_array_append_new(a, json_string(table[i].name));
	}
	return a;
}

static void put_list(json_t *o, const char *key, const char *const *list, size_t n)
{
	json_t *a = json_array();

	for (size_t i = 0; i < n && list[i]; i++)
		json_array_append_new(a, json_string(list[i]));
	if (json_array_size(a))
		json_object_set_new(o, key, a);
	else
		json_decref(a);
}

/* What a reader wants to see of a cell; the defaults are left out. */
static json_t *cell_json(const struct cell *c)
{
	if (!cell_is_set(c) || c->twin)
		return json_null();
	json_t *o = json_object();

	json_object_set_new(o, "namespaces", namespaces(cell_namespaces(c)));
	if (c->driven)
		json_object_set_new(o, "driven", json_true());
	put_list(o, "cgroup", c->cgroup, 12);
	put_list(o, "sysctl", c->sysctl, 6);
	put_list(o, "rlimits", c->rlimits, 6);
	put_list(o, "masked", c->masked, 6);
	put_list(o, "readonly", c->readonly, 6);
	if (c->hostname)
		put_string(o, "hostname", c->hostname);
	if (c->capabilities)
		put_string(o, "capabilities", c->capabilities);
	if (c->no_new_privileges)
		json_object_set_new(o, "noNewPrivileges", json_true());
	if (c->uid || c->gid)
		json_object_set_new(o, "user", json_sprintf("%u:%u", c->uid, c->gid));
	if (c->seccomp.default_action || c->seccomp.profile)
		put_string(o, "seccomp",
			c->seccomp.profile ? c->seccomp.profile : c->seccomp.default_action);
	if (c->selinux_type)
		put_string(o, "selinux", c->selinux_type);
	return o;
}

void describe(const struct probe *p)
{
	json_t *o = json_object();
	json_t *needs = json_array();
	bool wall = cell_is_set(&p->sabotage);

	put_string(o, "id", p->id);
	put_string(o, "claim", p->claim);
	put_string(o, "source", p->source);
	for (size_t i = 0; i < PROBE_NEEDS && p->needs[i]; i++)
		json_array_append_new(needs, json_string(p->needs[i]));
	json_object_set_new(o, "needs", needs);
	json_object_set_new(o, "cell", cell_json(&p->cell));
	put_string(o, "sabotage", !wall ? NULL : p->sabotage.twin ? "twin" : "cell");
	if (wall && !p->sabotage.twin)
		json_object_set_new(o, "sabotage_what", cell_json(&p->sabotage));
	else
		put_string(o, "sabotage_what", p->sabotage.twin);
	put_string(o, "unsabotaged", p->unsabotaged);
	put_string(o, "denied_by", p->denied_by);
	json_object_set_new(o, "outside", json_boolean(p->outside != NULL));
	json_object_set_new(o, "timeout_ms", json_integer(p->timeout_ms ? p->timeout_ms : 10000));
	json_object_set_new(o, "exclusive", json_boolean(p->exclusive));
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
}
