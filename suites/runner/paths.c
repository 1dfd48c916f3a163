/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver_names.h"

static char *own_folder(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n < 0)
		return xstrdup(".");
	path[n] = 0;
	slash = strrchr(path, '/');
	if (slash == path)
		return xstrdup("");
	if (slash)
		*slash = 0;
	return xstrdup(path);
}

static char *first_executable(const char *variable, const char *const *relative)
{
	const char *told = getenv(variable);
	cleanup_free char *folder = own_folder();

	if (told && *told)
		return realpath(told, NULL);
	for (; *relative; relative++) {
		cleanup_free char *path = xasprintf("%s/%s", folder, *relative);

		if (!access(path, X_OK))
			return realpath(path, NULL);
	}
	return NULL;
}

static char *search_path(const char *name)
{
	const char *all = getenv("PATH");
	cleanup_free char *copy = xstrdup(all ? all : "/usr/sbin:/usr/bin:/sbin:/bin");
	char *save = NULL;

	for (char *dir = strtok_r(copy, ":", &save); dir; dir = strtok_r(NULL, ":", &save)) {
		cleanup_free char *path = xasprintf("%s/%s", dir, name);

		if (!access(path, X_OK))
			return realpath(path, NULL);
	}
	return NULL;
}

char *paths_image(void)
{
	static const char *const places[] = { "bulkhead-probes",
		"../libexec/bulkhead/bulkhead-probes", NULL };

	return first_executable("BULKHEAD_IMAGE", places);
}

char *paths_runtime(void)
{
	static const char *const places[] = { "bulkhead-runtime", NULL };
	char *found = first_executable("BULKHEAD_RUNTIME", places);

	return found ? found : search_path("bulkhead-runtime");
}

void paths_suite_folders(struct strv *ret)
{
	/* out/bulkhead and out/VARIANT/bulkhead in a build tree; bin/bulkhead when installed. */
	static const char *const places[] = { "../suites", "../../suites", "../share/bulkhead" };
	const char *told = getenv("BULKHEAD_SUITES");
	cleanup_free char *folder = own_folder();

	if (told && *told)
		strv_add(ret, told);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		cleanup_free char *path = xasprintf("%s/%s", folder, places[i]);
		char *real = realpath(path, NULL);

		if (real)
			strv_take(ret, real);
	}
	if (!ret->n)
		strv_add(ret, "suites");
}

char *paths_driver(const char *driver)
{
	unsigned at = driver_path_at(driver);
	char *real;

	if (!at)
		return xstrdup(driver);
	real = strchr(driver + at, '/') ? realpath(driver + at, NULL) : search_path(driver + at);
	if (!real)
		return NULL;
	driver = xasprintf("%.*s%s", (int)at, driver, real);
	free(real);
	return (char *)driver;
}
