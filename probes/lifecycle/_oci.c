/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

#include <jansson.h>

void oci_create(const char *id, const char *bundle)
{
	if (runtime_run("create --bundle %s %s", bundle, id) != 0)
		broken("create: %.400s", runtime_said());
}

int oci_groups(const char *name)
{
	static const char *const controllers[] = { "pids", "memory", "cpu", "cpuset", "devices",
		"freezer", "blkio" };
	int n = cg2() && access(fmt("%s/%s", cg2(), name), F_OK) == 0;

	for (size_t i = 0; i < sizeof(controllers) / sizeof(controllers[0]); i++) {
		const char *group = cg1(controllers[i]);
		n += group && access(fmt("%s/%s", group, name), F_OK) == 0;
	}
	return n;
}

static const char *hook(const char *image, const char *record, const char *step)
{
	return fmt("{\"path\":\"%s\",\"args\":[\"bulkhead-probes\",\"%s\",\"--inside\",\"--step\","
		   "\"%s\"],"
		   "\"env\":[\"BULKHEAD_RECORD=%s\",\"BULKHEAD_UNIT_US=%u\"]}",
		image, probe_id(), step, record, unit_us());
}

const char *oci_hook(const char *step)
{
	return hook(probe_image(), fmt("%s/record", scratch()), step);
}

const char *oci_hook_inside(const char *step)
{
	return hook("/bulkhead-probes", "/record", step);
}

/* Read to its end: a runtime may still be writing when a hook ends. */
const char *oci_hook_state(void)
{
	static char text[4096];
	size_t used = 0;
	ssize_t n;

	while (used + 1 < sizeof(text) &&
		(n = read(STDIN_FILENO, text + used, sizeof(text) - 1 - used)) > 0)
		used += (size_t)n;
	return text;
}

static json_t *features(const char *what)
{
	json_t *o;

	if (runtime_run("features") != 0)
		skip(SKIP_DRIVER, "%s: the runtime has no `features`", what);
	o = json_loads(runtime_said(), JSON_DISABLE_EOF_CHECK, NULL);
	if (!o)
		broken("features is no JSON: %.200s", runtime_said());
	return o;
}

void oci_since(int minor, const char *member)
{
	json_t *o = features(member);
	const char *most = json_string_value(json_object_get(o, "ociVersionMax"));
	int known = 0;

	if (!most || sscanf(most, "1.%d", &known) != 1 || known < minor)
		skip(SKIP_DRIVER, "%s: the runtime knows the specification up to %s", member,
			most ? most : "nothing");
	json_decref(o);
}

void oci_knows_mount_option(const char *name)
{
	json_t *o = features(name), *option;
	bool found = false;
	size_t i;

	json_array_foreach(json_object_get(o, "mountOptions"), i, option)
		found |= strcmp(json_string_value(option), name) == 0;
	if (!found)
		skip(SKIP_DRIVER, "%s: not among the mountOptions of `features`", name);
	json_decref(o);
}

void oci_maps_mounts(void)
{
	json_t *o = features("idmap"), *l = json_object_get(o, "linux");
	json_t *idmap = json_object_get(json_object_get(l, "mountExtensions"), "idmap");

	if (!json_is_true(json_object_get(idmap, "enabled")))
		skip(SKIP_DRIVER, "idmap: not among the mountExtensions of `features`");
	json_decref(o);
}
