/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/personality.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

bool plan_path_is_clean(const char *path)
{
	if (*path != '/')
		return false;
	for (const char *p = path; (p = strstr(p, "/..")) != NULL; p += 3)
		if (p[3] == '/' || p[3] == 0)
			return false;
	return true;
}

int plan_strings(const struct node *o, const char *key, enum need need, struct arena *arena,
	const char *const **ret, struct err *err)
{
	struct node list;
	const char **v;
	int rc = node_array(o, key, need, &list, err);
	size_t n = rc > 0 ? node_size(&list) : 0;

	if (rc < 0)
		return rc;
	v = arena_alloc(arena, n + 1, sizeof(*v));
	for (size_t i = 0; i < n; i++) {
		rc = node_at_string(&list, i, &v[i], err);
		if (rc < 0)
			return rc;
	}
	*ret = v;
	return 0;
}

/* config.md, "Specification version": semver; 1.x of any minor is read, unknown members are not. */
static int plan_version(const struct node *config, struct plan *plan, struct err *err)
{
	int rc = node_string(config, "ociVersion", REQUIRED, &plan->oci_version, err);

	if (rc < 0)
		return rc;
	if (strncmp(plan->oci_version, "1.", 2) || plan->oci_version[2] < '0' ||
		plan->oci_version[2] > '9')
		return node_refuse(config, "ociVersion", err, "is '%s', must be 1.x.y",
			plan->oci_version);
	return 0;
}

static int plan_root(const struct node *config, struct plan *plan, struct err *err)
{
	struct node root;
	const char *path;
	int rc = node_object(config, "root", REQUIRED, &root, err);

	if (rc < 0 || (rc = node_string(&root, "path", REQUIRED, &path, err)) < 0 ||
		(rc = node_bool(&root, "readonly", OPTIONAL, &plan->root_readonly, err)) < 0)
		return rc;
	if (!*path)
		return node_refuse(&root, "path", err, "is empty, must name a directory");
	plan->rootfs = *path == '/' ? path
				    : arena_printf(plan->arena, "%s/%s", plan->bundle, path);
	return 0;
}

static int plan_names(const struct node *config, struct plan *plan, struct err *err)
{
	static const char *const keys[] = {"hostname", "domainname"};
	const char **const out[] = {&plan->hostname, &plan->domainname};

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		int rc = node_string(config, keys[i], OPTIONAL, out[i], err);

		if (rc < 0)
			return rc;
		if (rc && strlen(*out[i]) > 64)
			return node_refuse(config, keys[i], err,
				"is %zu bytes long, must be 64 at most", strlen(*out[i]));
		if (rc && **out[i] && !plan->ns[NS_UTS].listed)
			return node_refuse(config, keys[i], err,
				"would change the host's name, must come with a uts namespace");
	}
	return 0;
}

static int plan_propagation(const struct node *linux_, struct plan *plan, struct err *err)
{
	static const struct name_value table[] = {
		{"shared", MS_SHARED},
		{"slave", MS_SLAVE},
		{"private", MS_PRIVATE},
		{"unbindable", MS_UNBINDABLE},
		{"rshared", MS_SHARED | MS_REC},
		{"rslave", MS_SLAVE | MS_REC},
		{"rprivate", MS_PRIVATE | MS_REC},
		{"runbindable", MS_UNBINDABLE | MS_REC},
		{NULL},
	};
	const struct name_value *found;
	const char *name;
	int rc = node_string(linux_, "rootfsPropagation", OPTIONAL, &name, err);

	if (rc <= 0 || !*name)
		return rc;
	found = name_find(table, name);
	if (!found)
		return node_refuse(linux_, "rootfsPropagation", err,
			"is '%s', must be shared, slave, private or unbindable", name);
	plan->root_propagation = found->value;
	return 0;
}

static int plan_personality(const struct node *linux_, struct plan *plan, struct err *err)
{
	struct node o, flags;
	const char *domain;
	int rc = node_object(linux_, "personality", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	rc = node_string(&o, "domain", REQUIRED, &domain, err);
	if (rc < 0)
		return rc;
	if (strcmp(domain, "LINUX") && strcmp(domain, "LINUX32"))
		return node_refuse(&o, "domain", err, "is '%s', must be LINUX or LINUX32", domain);
	rc = node_array(&o, "flags", OPTIONAL, &flags, err);
	if (rc < 0)
		return rc;
	if (rc && node_size(&flags))
		return node_refuse(&flags, NULL, err, "is not empty, no flag is supported");
	plan->personality = strcmp(domain, "LINUX32") ? PER_LINUX : PER_LINUX32;
	return 0;
}

/* What this runtime cannot do must be an error, never silently left out. */
static int plan_refused(const struct node *linux_, struct err *err)
{
	static const char *const keys[] = {"intelRdt", "memoryPolicy", "netDevices"};
	struct node o;

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		int rc = node_object(linux_, keys[i], OPTIONAL, &o, err);

		if (rc < 0)
			return rc;
		if (rc && json_object_size(o.v))
			return node_refuse(&o, NULL, err, "is not supported by this runtime");
	}
	return 0;
}

static int plan_linux(const struct node *config, struct plan *plan, struct err *err)
{
	static const struct node nothing = {.file = "config.json"};
	struct node o = nothing;
	json_t *empty = NULL;
	int rc = node_object(config, "linux", OPTIONAL, &o, err);

	if (rc < 0)
		return rc;
	if (rc == 0) {
		empty = json_object();
		o = (struct node){.v = empty, .up = config, .key = "linux"};
	}
	rc = plan_namespaces(&o, plan, err);
	if (rc == 0)
		rc = plan_propagation(&o, plan, err);
	if (rc >= 0)
		rc = node_string(&o, "mountLabel", OPTIONAL, &plan->mount_label, err);
	if (rc >= 0)
		rc = plan_devices(&o, plan, err);
	if (rc == 0)
		rc = plan_paths(&o, plan, err);
	if (rc == 0)
		rc = plan_sysctls(&o, plan, err);
	if (rc == 0)
		rc = plan_cgroup(&o, plan, err);
	if (rc == 0)
		rc = plan_seccomp(&o, plan, err);
	if (rc == 0)
		rc = plan_personality(&o, plan, err);
	if (rc >= 0)
		rc = plan_refused(&o, err);
	json_decref(empty);
	if (plan->mount_label && !*plan->mount_label)
		plan->mount_label = NULL;
	return rc < 0 ? rc : 0;
}

/* They come back in the state: whoever reads it relies on a map of strings. */
static int plan_annotations(const struct node *config, struct err *err)
{
	struct node o;
	int rc = node_object(config, "annotations", OPTIONAL, &o, err);
	const char *key, *value;
	json_t *v;

	if (rc <= 0)
		return rc;
	json_object_foreach((json_t *)o.v, key, v) {
		if (!*key)
			return node_refuse(&o, NULL, err, "holds an empty name, must hold none");
		rc = node_string(&o, key, REQUIRED, &value, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

/* Rules that span several members. */
static int plan_consistent(const struct node *config, struct plan *plan, struct err *err)
{
	bool touches = plan->n_mounts || plan->masked[0] || plan->readonly[0] || plan->root_readonly;

	if (!plan->ns[NS_MOUNT].listed && touches)
		return node_refuse(config, "mounts", err,
			"would change the host's mounts, must come with a mount namespace");
	if ((plan->uid_map.n || plan->gid_map.n) && !plan->ns[NS_USER].listed)
		return node_refuse(config, "linux.uidMappings", err,
			"is set, must come with a user namespace");
	if (plan->ns[NS_USER].listed && !plan->ns[NS_USER].path &&
		(!plan->uid_map.n || !plan->gid_map.n))
		return node_refuse(config, plan->uid_map.n ? "linux.gidMappings" : "linux.uidMappings",
			err, "is missing, must be there for a new user namespace");
	if (plan->n_offsets && !(plan->ns[NS_TIME].listed && !plan->ns[NS_TIME].path))
		return node_refuse(config, "linux.timeOffsets", err,
			"is set, must come with a new time namespace");
	return 0;
}

int plan_build(json_t *document, const char *file, const char *id, const char *bundle,
	struct plan **ret, struct err *err)
{
	struct node config = {.v = document, .file = file}, process;
	struct arena *arena = arena_new();
	struct plan *plan = arena_alloc(arena, 1, sizeof(*plan));
	int rc;

	plan->arena = arena;
	plan->personality = -1;
	plan->id = arena_printf(arena, "%s", id);
	plan->bundle = arena_printf(arena, "%s", bundle);
	rc = plan_version(&config, plan, err);
	if (rc >= 0)
		rc = plan_root(&config, plan, err);
	if (rc >= 0)
		rc = node_object(&config, "process", OPTIONAL, &process, err);
	if (rc > 0)
		rc = plan_process_build(&process, arena, &plan->process, err);
	if (rc >= 0)
		rc = plan_mounts(&config, plan, err);
	if (rc >= 0)
		rc = plan_linux(&config, plan, err);
	if (rc >= 0)
		rc = plan_names(&config, plan, err);
	if (rc >= 0)
		rc = plan_hooks(&config, plan, err);
	if (rc >= 0)
		rc = plan_annotations(&config, err);
	if (rc >= 0)
		rc = plan_consistent(&config, plan, err);
	if (rc < 0) {
		arena_free(arena);
		return rc;
	}
	plan->document = document;
	*ret = plan;
	return 0;
}

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	json_decref(plan->document);
	arena_free(plan->arena);
}
