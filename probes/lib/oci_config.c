/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A cell as config.json of the OCI runtime specification. */
#include <jansson.h>
#include <sys/capability.h>

#include "internal.h"
#include "profile.h"

static json_t *split(const char *text, const char *separators)
{
	json_t *a = json_array();
	char *copy = strdup(text ? text : ""), *save = NULL;

	for (char *w = strtok_r(copy, separators, &save); w; w = strtok_r(NULL, separators, &save))
		json_array_append_new(a, json_string(w));
	free(copy);
	return a;
}

static json_t *list(const char *const *items, size_t n)
{
	json_t *a = json_array();

	for (size_t i = 0; i < n && items[i]; i++)
		json_array_append_new(a, json_string(items[i]));
	return a;
}

static json_t *all_capabilities(void)
{
	json_t *a = json_array();

	for (int cap = 0; cap < cap_max_bits(); cap++) {
		char *name = cap_to_name(cap);
		/* What this process does not have, nobody can hand on. */
		if (name && cap_get_bound(cap) == 1) {
			for (char *p = name; *p; p++)
				*p = (char)(*p >= 'a' && *p <= 'z' ? *p - 32 : *p);
			json_array_append_new(a, json_string(name));
		}
		cap_free(name);
	}
	return a;
}

static json_t *capabilities(const struct cell *c)
{
	const char *text = c->capabilities ? c->capabilities : CELL_DEFAULT_CAPABILITIES;
	json_t *set = strcmp(text, "all") == 0 ? all_capabilities() : split(text, ",");
	json_t *ambient = split(c->ambient, ",");
	json_t *o = json_pack("{s:O, s:O, s:O, s:O, s:O}", "bounding", set, "effective", set, "permitted",
		set, "inheritable", ambient, "ambient", ambient);

	json_decref(set);
	json_decref(ambient);
	return o;
}

static json_t *rlimits(const struct cell *c)
{
	json_t *a = json_array();

	for (size_t i = 0; i < 6 && c->rlimits[i]; i++) {
		char name[32];
		long long soft, hard;
		if (sscanf(c->rlimits[i], "%31[^=]=%lld:%lld", name, &soft, &hard) != 3)
			broken("a limit is \"RLIMIT_X=soft:hard\", not \"%s\"", c->rlimits[i]);
		json_array_append_new(a,
			json_pack("{s:s, s:I, s:I}", "type", name, "soft", (json_int_t)soft, "hard",
				(json_int_t)hard));
	}
	return a;
}

/* The program's arguments: the body, or a step of a driven probe; then what the cell adds. */
static json_t *args(const struct cell *c, const char *step)
{
	json_t *a = json_pack("[s, s, s]", "/bulkhead-probes", ctx.probe->id, "--inside");

	if (step) {
		json_array_append_new(a, json_string("--step"));
		json_array_append_new(a, json_string(step));
	}
	if (c->args[0])
		json_array_append_new(a, json_string("--"));
	for (size_t i = 0; i < 4 && c->args[i]; i++)
		json_array_append_new(a, json_string(c->args[i]));
	return a;
}

static json_t *process(const struct cell *c, const char *step)
{
	json_t *env = list(c->env, 4), *gids = json_array();
	json_t *p = json_pack("{s:b, s:{s:i, s:i}, s:o, s:s, s:o, s:o, s:b}", "terminal", 0, "user", "uid",
		(int)c->uid, "gid", (int)c->gid, "args", args(c, step), "cwd", c->cwd ? c->cwd : "/",
		"capabilities", capabilities(c), "rlimits", rlimits(c), "noNewPrivileges",
		c->no_new_privileges);

	json_array_append_new(env, json_string("PATH=/"));
	json_array_append_new(env, json_string(fmt("BULKHEAD_UNIT_US=%u", unit_us())));
	json_object_set_new(p, "env", env);
	for (size_t i = 0; i < 4 && c->additional_gids[i]; i++)
		json_array_append_new(gids, json_integer(c->additional_gids[i]));
	if (json_array_size(gids))
		json_object_set(json_object_get(p, "user"), "additionalGids", gids);
	json_decref(gids);
	if (c->umask)
		json_object_set_new(json_object_get(p, "user"), "umask", json_integer(c->umask));
	if (c->oom_score_adj)
		json_object_set_new(p, "oomScoreAdj", json_integer(c->oom_score_adj));
	if (c->selinux_type)
		json_object_set_new(p, "selinuxLabel",
			json_string(cell_label(c->selinux_type, "system_r")));
	return p;
}

static json_t *mounts(void)
{
	json_t *a = json_array();

	for (const struct cell_mount *m = cell_mount_list(); m->destination; m++)
		json_array_append_new(a,
			json_pack("{s:s, s:s, s:s, s:o}", "destination", m->destination, "type", m->type,
				"source", m->source, "options", split(m->options, ",")));
	return a;
}

static json_t *namespaces(unsigned int ns)
{
	static const struct {
		unsigned int flag;
		const char *type;
	} table[] = { { NS_PID, "pid" }, { NS_MOUNT, "mount" }, { NS_IPC, "ipc" }, { NS_UTS, "uts" },
		{ NS_USER, "user" }, { NS_NET, "network" }, { NS_CGROUP, "cgroup" },
		{ NS_TIME, "time" } };
	json_t *a = json_array();

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (ns & table[i].flag)
			json_array_append_new(a, json_pack("{s:s}", "type", table[i].type));
	}
	return a;
}

static json_t *id_map(const char *text)
{
	json_t *a = json_array();
	long long inside, outside, count;
	int used;

	for (; sscanf(text, "%lld %lld %lld%n", &inside, &outside, &count, &used) == 3; text += used)
		json_array_append_new(a,
			json_pack("{s:I, s:I, s:I}", "containerID", (json_int_t)inside, "hostID",
				(json_int_t)outside, "size", (json_int_t)count));
	return a;
}

static json_t *seccomp(const struct cell_seccomp *s)
{
	json_t *rules = json_array();

	for (size_t i = 0; i < 12 && s->rules[i].names; i++) {
		const struct cell_seccomp_rule *r = &s->rules[i];
		json_t *args = json_array();
		for (size_t k = 0; k < 3 && r->args[k].op; k++)
			json_array_append_new(args,
				json_pack("{s:i, s:I, s:I, s:s}", "index", (int)r->args[k].index, "value",
					(json_int_t)r->args[k].value, "valueTwo",
					(json_int_t)r->args[k].value_two, "op", r->args[k].op));
		json_t *o = json_pack("{s:o, s:s, s:o}", "names", split(r->names, " "), "action", r->action,
			"args", args);
		if (r->errno_ret)
			json_object_set_new(o, "errnoRet", json_integer(r->errno_ret));
		json_array_append_new(rules, o);
	}
	json_t *o = json_pack("{s:s, s:o, s:o}", "defaultAction", s->default_action, "architectures",
		split(s->architectures ? s->architectures : "SCMP_ARCH_X86_64", " "), "syscalls", rules);
	if (s->default_errno_ret)
		json_object_set_new(o, "defaultErrnoRet", json_integer(s->default_errno_ret));
	if (s->flags)
		json_object_set_new(o, "flags", split(s->flags, " "));
	if (s->listener) {
		json_object_set_new(o, "listenerPath", json_string(listener_path()));
		json_object_set_new(o, "listenerMetadata", json_string("bulkhead"));
	}
	return o;
}

static json_int_t number_or_max(const char *text)
{
	return strcmp(text, "max") == 0 ? -1 : (json_int_t)strtoll(text, NULL, 10);
}

/* Limits that the specification has fields for; what only v2 knows goes to `unified`. */
static void limit(json_t *resources, json_t *unified, const char *name, const char *value)
{
	json_t *memory = json_object_get(resources, "memory"), *cpu = json_object_get(resources, "cpu");

	if (strcmp(name, "pids.max") == 0) {
		json_object_set_new(resources, "pids", json_pack("{s:I}", "limit", number_or_max(value)));
	} else if (strcmp(name, "memory.max") == 0) {
		json_object_set_new(memory, "limit", json_integer(number_or_max(value)));
	} else if (strcmp(name, "memory.low") == 0) {
		json_object_set_new(memory, "reservation", json_integer(number_or_max(value)));
	} else if (strcmp(name, "cpu.max") == 0) {
		char quota[32], period[32] = "100000";
		sscanf(value, "%31s %31s", quota, period);
		json_object_set_new(cpu, "quota", json_integer(number_or_max(quota)));
		json_object_set_new(cpu, "period", json_integer(number_or_max(period)));
	} else if (strcmp(name, "cpuset.cpus") == 0 || strcmp(name, "cpuset.mems") == 0) {
		json_object_set_new(cpu, name + strlen("cpuset."), json_string(value));
	} else if (cg2() && !cg1("pids")) {
		json_object_set_new(unified, name, json_string(value));
	} else {
		driver_cannot("cgroup", fmt("%s has no v1 field", name));
	}
}

static json_t *device_rule(const char *text)
{
	char word[8], type[2], access[4];
	int major, minor;

	if (sscanf(text, "%7s %1s %d:%d %3s", word, type, &major, &minor, access) != 5)
		broken("a device rule is \"deny c 1:3 rwm\", not \"%s\"", text);
	return json_pack("{s:b, s:s, s:i, s:i, s:s}", "allow", strcmp(word, "allow") == 0, "type", type,
		"major", major, "minor", minor, "access", access);
}

static json_t *devices(const struct cell *c)
{
	json_t *a = json_array();

	for (size_t i = 0; i < 4 && c->devices[i].path; i++) {
		const struct cell_device *d = &c->devices[i];
		char type[2] = { d->type, '\0' };
		json_array_append_new(a,
			json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i}", "path", d->path, "type", type,
				"major", d->major, "minor", d->minor, "fileMode", (int)d->mode, "uid",
				(int)d->uid, "gid", (int)d->gid));
	}
	return a;
}

static json_t *resources(const struct cell *c)
{
	json_t *r = json_pack("{s:{}, s:{}, s:[{s:b, s:s}]}", "memory", "cpu", "devices", "allow", 1,
		"access", "rwm");
	json_t *unified = json_object();

	for (size_t i = 0; i < 4 && c->device_rules[i]; i++)
		json_array_append_new(json_object_get(r, "devices"), device_rule(c->device_rules[i]));
	for (size_t i = 0; i < 12 && c->cgroup[i]; i++) {
		char name[64], value[128];
		if (sscanf(c->cgroup[i], "%63[^=]=%127[^\n]", name, value) != 2)
			broken("a limit is \"file=value\", not \"%s\"", c->cgroup[i]);
		limit(r, unified, name, value);
	}
	if (json_object_size(unified))
		json_object_set(r, "unified", unified);
	json_decref(unified);
	return r;
}

static json_t *sysctls(const struct cell *c)
{
	json_t *o = json_object();

	for (size_t i = 0; i < 6 && c->sysctl[i]; i++) {
		const char *equal = strchr(c->sysctl[i], '=');
		if (!equal)
			broken("a sysctl is \"name=value\", not \"%s\"", c->sysctl[i]);
		json_object_set_new(o, fmt("%.*s", (int)(equal - c->sysctl[i]), c->sysctl[i]),
			json_string(equal + 1));
	}
	return o;
}

static json_t *linux_part(const struct cell *c)
{
	unsigned int ns = cell_namespaces(c);
	json_t *l = json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "namespaces", namespaces(ns),
		"devices", devices(c), "resources", resources(c), "sysctl", sysctls(c), "maskedPaths", list(c->masked, 6), "readonlyPaths",
		list(c->readonly, 6));
	const char *base = cgroup_base();

	if (base || cg2() || cg1("pids"))
		json_object_set_new(l, "cgroupsPath", json_string(fmt("%s/cell", cgroup_base())));
	json_object_set_new(l, "rootfsPropagation",
		json_string(c->rootfs_propagation ? c->rootfs_propagation : "private"));
	if (ns & NS_USER) {
		json_object_set_new(l, "uidMappings", id_map(cell_uid_map(c)));
		json_object_set_new(l, "gidMappings", id_map(cell_gid_map(c)));
	}
	if (ns & NS_TIME)
		json_object_set_new(l, "timeOffsets",
			json_pack("{s:{s:I}, s:{s:I}}", "monotonic", "secs", (json_int_t)c->monotonic,
				"boottime", "secs", (json_int_t)c->boottime));
	if (c->seccomp.profile)
		json_object_set_new(l, "seccomp", json_deep_copy(profile_json(c->seccomp.profile)));
	else if (c->seccomp.default_action)
		json_object_set_new(l, "seccomp", seccomp(&c->seccomp));
	if (c->mount_selinux_type)
		json_object_set_new(l, "mountLabel",
			json_string(cell_label(c->mount_selinux_type, "object_r")));
	return l;
}

json_t *oci_config(const char *step)
{
	const struct cell *c = ctx.cell;

	if (!(cell_namespaces(c) & NS_MOUNT))
		driver_cannot("share", "a cell without a mount namespace");
	json_t *o = json_pack("{s:s, s:o, s:{s:s, s:b}, s:o, s:o}", "ociVersion", "1.0.2", "process",
		process(c, step), "root", "path", fmt("%s/rootfs", scratch()), "readonly",
		c->readonly_root, "mounts", mounts(), "linux", linux_part(c));
	if (c->hostname)
		json_object_set_new(o, "hostname", json_string(c->hostname));
	if (c->domainname)
		json_object_set_new(o, "domainname", json_string(c->domainname));
	return o;
}

void oci_config_write(void)
{
	json_t *o = oci_config(NULL);
	const char *path = fmt("%s/bundle/config.json", scratch());

	if (json_dump_file(o, path, JSON_INDENT(1)) < 0)
		broken("%s cannot be written", path);
	json_decref(o);
}
