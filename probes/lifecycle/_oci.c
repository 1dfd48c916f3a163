/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

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
	return fmt("{\"path\":\"%s\",\"args\":[\"bulkhead-probes\",\"%s\",\"--inside\",\"--step\",\"%s\"],"
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
