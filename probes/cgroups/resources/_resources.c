/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

static const char *bundle(const char *name, const char *step, const char *resources)
{
	size_t size = strlen(resources) + 64;
	char *patch = MUST_PTR(malloc(size));

	snprintf(patch, size, "{\"linux\":{\"resources\":%s}}", resources);
	return bundle_new(name, step, patch);
}

void resources_create(const char *name, const char *step, const char *resources)
{
	if (runtime_run("create --bundle %s %s", bundle(name, step, resources), name) != 0)
		broken("create: %.400s", runtime_said());
}

bool resources_refused(const char *name, const char *step, const char *resources)
{
	return runtime_refuses("create --bundle %s %s", bundle(name, step, resources), name);
}

bool resources_v1(const char *controller)
{
	return cg1(controller) != NULL;
}

const char *resources_group(const char *name, const char *controller)
{
	const char *base = resources_v1(controller) ? cg1(controller) : cg2();

	if (!base)
		skip(SKIP_CGROUP, "no hierarchy with %s", controller);
	const char *group = strdup(fmt("%s/%s", base, name));
	if (access(group, F_OK) != 0 && cg1("pids") && base == cg2())
		skip(SKIP_DRIVER, "the runtime made no group on the v2 side of a hybrid machine");
	if (base == cg2() && !has_word(cg_read(group, "cgroup.controllers"), controller))
		skip(SKIP_CGROUP, "cgroup2 controllers: %s", cg_read(group, "cgroup.controllers"));
	return group;
}

static double number_after(const char *text, const char *word)
{
	const char *p = strstr(text, word);

	return p ? strtod(p + strlen(word) + strspn(p + strlen(word), " :\""), NULL) : 0;
}

void resources_since(const char *version)
{
	double known = 0;

	if (runtime_run("features") == 0)
		known = number_after(runtime_said(), "\"ociVersionMax\"");
	if (known == 0 && runtime_run("--version") == 0)
		known = number_after(runtime_said(), "spec:");
	if (known < strtod(version, NULL))
		skip(SKIP_DRIVER, "the runtime says specification %.1f, this field is of %s", known,
			version);
}
