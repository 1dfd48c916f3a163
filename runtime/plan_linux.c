/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.devices, maskedPaths, readonlyPaths, sysctl (config-linux.md) and hooks (config.md). */
#include <string.h>

#include "plan_internal.h"
#include "util.h"

/* config-linux.md, "Default Devices"; console and ptmx are not nodes. */
static const struct plan_device default_devices[] = {
	{"/dev/null", 'c', 1, 3, 0666, 0, 0, true},
	{"/dev/zero", 'c', 1, 5, 0666, 0, 0, true},
	{"/dev/full", 'c', 1, 7, 0666, 0, 0, true},
	{"/dev/random", 'c', 1, 8, 0666, 0, 0, true},
	{"/dev/urandom", 'c', 1, 9, 0666, 0, 0, true},
	{"/dev/tty", 'c', 5, 0, 0666, 0, 0, true},
};

static int plan_one_device(const struct node *n, struct plan_device *d, struct err *err)
{
	const char *type;
	int64_t major = 0, minor = 0, mode = 0666, uid = 0, gid = 0;
	enum need need;
	int rc;

	if ((rc = node_string(n, "path", REQUIRED, &d->path, err)) < 0 ||
		(rc = node_string(n, "type", REQUIRED, &type, err)) < 0)
		return rc;
	if (!plan_path_is_clean(d->path))
		return node_refuse(n, "path", err, "is '%s', must be absolute, without '..'", d->path);
	if (strlen(type) != 1 || !strchr("cbup", *type))
		return node_refuse(n, "type", err, "is '%s', must be c, b, u or p", type);
	need = *type == 'p' ? OPTIONAL : REQUIRED;
	if ((rc = node_int(n, "major", need, 0, 4095, &major, err)) < 0 ||
		(rc = node_int(n, "minor", need, 0, 1048575, &minor, err)) < 0 ||
		(rc = node_int(n, "fileMode", OPTIONAL, 0, UINT32_MAX, &mode, err)) < 0 ||
		(rc = node_int(n, "uid", OPTIONAL, 0, UINT32_MAX, &uid, err)) < 0 ||
		(rc = node_int(n, "gid", OPTIONAL, 0, UINT32_MAX, &gid, err)) < 0)
		return rc;
	*d = (struct plan_device){d->path, *type == 'u' ? 'c' : *type, (unsigned)major,
		(unsigned)minor, (mode_t)mode & 07777, (uid_t)uid, (gid_t)gid, false};
	return 0;
}

int plan_devices(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct node list, n;
	struct plan_device *v, wanted;
	int rc = node_array(linux_, "devices", OPTIONAL, &list, err);
	size_t count = rc > 0 ? node_size(&list) : 0, used = ARRAY_SIZE(default_devices);

	if (rc < 0)
		return rc;
	v = arena_alloc(plan->arena, count + used, sizeof(*v));
	memcpy(v, default_devices, sizeof(default_devices));
	for (size_t i = 0; i < count; i++) {
		size_t at;

		rc = node_at_object(&list, i, &n, err);
		if (rc < 0 || (rc = plan_one_device(&n, &wanted, err)) < 0)
			return rc;
		/* A listed device with the path of a default one replaces it. */
		for (at = 0; at < used && strcmp(v[at].path, wanted.path); at++)
			;
		v[at] = wanted;
		if (at == used)
			used++;
	}
	plan->devices = v;
	plan->n_devices = used;
	return 0;
}

int plan_paths(const struct node *linux_, struct plan *plan, struct err *err)
{
	static const char *const keys[] = {"maskedPaths", "readonlyPaths"};
	const char *const **out[] = {&plan->masked, &plan->readonly};

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		int rc = plan_strings(linux_, keys[i], OPTIONAL, plan->arena, out[i], err);

		if (rc < 0)
			return rc;
		for (const char *const *p = *out[i]; *p; p++)
			if (!plan_path_is_clean(*p))
				return node_refuse(linux_, keys[i], err,
					"holds '%s', must be absolute, without '..'", *p);
	}
	return 0;
}

/* sysctls that belong to a namespace; all others would change the host. */
static int sysctl_namespace(const char *name)
{
	static const struct {
		const char *name;
		int ns;
	} known[] = {
		{"kernel.auto_msgmni", NS_IPC},
		{"kernel.domainname", NS_UTS},
		{"kernel.hostname", NS_UTS},
		{"kernel.msg_next_id", NS_IPC},
		{"kernel.msgmax", NS_IPC},
		{"kernel.msgmnb", NS_IPC},
		{"kernel.msgmni", NS_IPC},
		{"kernel.sem", NS_IPC},
		{"kernel.sem_next_id", NS_IPC},
		{"kernel.shm_next_id", NS_IPC},
		{"kernel.shm_rmid_forced", NS_IPC},
		{"kernel.shmall", NS_IPC},
		{"kernel.shmmax", NS_IPC},
		{"kernel.shmmni", NS_IPC},
	};

	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (!strcmp(name, known[i].name))
			return known[i].ns;
	if (!strncmp(name, "net.", 4))
		return NS_NET;
	if (!strncmp(name, "fs.mqueue.", 10))
		return NS_IPC;
	if (!strncmp(name, "user.", 5))
		return NS_USER;
	return -1;
}

/* sysctl(8): '.' separates unless the name holds a '/', and then the two change roles. */
static char *sysctl_path(struct arena *arena, const char *name)
{
	char *path = arena_printf(arena, "%s", name);
	size_t first = strcspn(path, "./");
	bool slashes = path[first] == '/';

	for (char *p = path; *p && !slashes; p++)
		*p = *p == '.' ? '/' : *p == '/' ? '.' : *p;
	return path;
}

int plan_sysctls(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct node o;
	struct plan_sysctl *v;
	const char *key;
	int rc = node_object(linux_, "sysctl", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(plan->arena, json_object_size(o.v) + 1, sizeof(*v));
	for (void *it = json_object_iter((json_t *)o.v); it;
		it = json_object_iter_next((json_t *)o.v, it)) {
		struct plan_sysctl *s = &v[plan->n_sysctls++];
		char *dotted;
		int ns;

		key = json_object_iter_key(it);
		if ((rc = node_string(&o, key, REQUIRED, &s->value, err)) < 0)
			return rc;
		s->name = key;
		s->path = sysctl_path(plan->arena, key);
		dotted = arena_printf(plan->arena, "%s", s->path);
		for (char *p = dotted; *p; p++)
			*p = *p == '/' ? '.' : *p;
		ns = sysctl_namespace(dotted);
		if (ns < 0 || strstr(s->path, "..") || *s->path == '/')
			return node_refuse(&o, key, err,
				"belongs to no namespace, must be net.*, fs.mqueue.*, user.* or one "
				"of the ipc and uts names of kernel.*");
		if (!plan->ns[ns].listed)
			return node_refuse(&o, key, err,
				"would change the host, must come with its own namespace");
	}
	plan->sysctls = v;
	return 0;
}

static int plan_one_hook(const struct node *n, struct arena *arena, struct plan_hook *h,
	struct err *err)
{
	int64_t timeout = 0;
	int rc;

	if ((rc = node_string(n, "path", REQUIRED, &h->path, err)) < 0 ||
		(rc = plan_strings(n, "args", OPTIONAL, arena, &h->args, err)) < 0 ||
		(rc = plan_strings(n, "env", OPTIONAL, arena, &h->env, err)) < 0 ||
		(rc = node_int(n, "timeout", OPTIONAL, 1, 86400 * 365, &timeout, err)) < 0)
		return rc;
	if (*h->path != '/')
		return node_refuse(n, "path", err, "is '%s', must be absolute", h->path);
	if (!h->args[0]) {
		const char **args = arena_alloc(arena, 2, sizeof(*args));

		args[0] = h->path;
		h->args = args;
	}
	h->timeout = (int)timeout;
	return 0;
}

int plan_hooks(const struct node *config, struct plan *plan, struct err *err)
{
	static const char *const keys[HOOK_COUNT] = {"prestart", "createRuntime", "createContainer",
		"startContainer", "poststart", "poststop"};
	struct node hooks, list, n;
	int rc = node_object(config, "hooks", OPTIONAL, &hooks, err);

	if (rc <= 0)
		return rc;
	for (int k = 0; k < HOOK_COUNT; k++) {
		struct plan_hook *v;

		rc = node_array(&hooks, keys[k], OPTIONAL, &list, err);
		if (rc < 0)
			return rc;
		if (rc == 0)
			continue;
		v = arena_alloc(plan->arena, node_size(&list) + 1, sizeof(*v));
		for (size_t i = 0; i < node_size(&list); i++) {
			rc = node_at_object(&list, i, &n, err);
			if (rc < 0 || (rc = plan_one_hook(&n, plan->arena, &v[i], err)) < 0)
				return rc;
		}
		plan->hooks[k] = (struct plan_hooks){v, node_size(&list)};
	}
	return 0;
}
