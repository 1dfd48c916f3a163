/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <jansson.h>
#include <limits.h>
#include <stdarg.h>

#include "internal.h"
#include "runtime.h"

static char said[16384];

/*
 * RFC 7396: objects are merged member by member, null removes, everything else replaces.  Beyond it,
 * the elements of "@NAME" are added to the array NAME.
 */
static void merge(json_t *target, json_t *patch)
{
	const char *key;
	json_t *value;

	json_object_foreach(patch, key, value) {
		if (*key == '@') {
			if (!json_is_array(json_object_get(target, key + 1)))
				json_object_set_new(target, key + 1, json_array());
			json_array_extend(json_object_get(target, key + 1), value);
		} else if (json_is_null(value)) {
			json_object_del(target, key);
		} else if (json_is_object(value)) {
			if (!json_is_object(json_object_get(target, key)))
				json_object_set_new(target, key, json_object());
			merge(json_object_get(target, key), value);
		} else {
			json_object_set(target, key, value);
		}
	}
}

const char *bundle_new(const char *name, const char *step, const char *patch)
{
	char *bundle = strdup(fmt("%s/bundle-%s", scratch(), name));
	json_t *config, *changes = patch ? json_loads(patch, 0, NULL) : NULL;

	if (patch && !changes)
		broken("the patch of bundle %s is no JSON", name);
	make_dir(bundle);
	rootfs_prepare();
	config = oci_config(step);
	if (json_object_get(json_object_get(config, "linux"), "cgroupsPath"))
		json_object_set_new(json_object_get(config, "linux"), "cgroupsPath",
			json_string(fmt("%s/%s", cgroup_base(), name)));
	merge(config, changes);
	if (json_dump_file(config, fmt("%s/config.json", bundle), JSON_INDENT(1)) < 0)
		broken("%s/config.json cannot be written", bundle);
	json_decref(config);
	json_decref(changes);
	return bundle;
}

static int run_words(const char *format, va_list ap)
{
	char words[2 * PATH_MAX], log[PATH_MAX], state[PATH_MAX];
	char *args[32] = { (char *)ctx.runtime, "--root", state }, *save = NULL;
	size_t n = 3;

	if (access(ctx.runtime, X_OK) < 0)
		skip(SKIP_TOOL, "no runtime %s: %m", ctx.runtime);
	snprintf(state, sizeof(state), "%s/state", scratch());
	snprintf(log, sizeof(log), "%s/said", scratch());
	vsnprintf(words, sizeof(words), format, ap);
	for (char *w = strtok_r(words, " ", &save); w && n + 1 < sizeof(args) / sizeof(args[0]);
		w = strtok_r(NULL, " ", &save))
		args[n++] = w;
	unlink(log);
	int status = run_to_end(args, log);
	if (read_file(log, said, sizeof(said)) < 0)
		said[0] = '\0';
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int runtime_run(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	int code = run_words(format, ap);
	va_end(ap);
	return code;
}

const char *runtime_said(void)
{
	return said;
}

bool runtime_refuses(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	int code = run_words(format, ap);
	va_end(ap);
	return code > 0 && code < 126 && said[0];
}

const char *runtime_state(const char *id, const char *member)
{
	static char text[PATH_MAX];

	text[0] = '\0';
	if (runtime_run("state %s", id) != 0)
		return text;
	json_t *state = json_loads(said, JSON_DISABLE_EOF_CHECK, NULL);
	json_t *value = json_object_get(state, member);
	if (json_is_string(value))
		snprintf(text, sizeof(text), "%s", json_string_value(value));
	else if (json_is_integer(value))
		snprintf(text, sizeof(text), "%lld", (long long)json_integer_value(value));
	json_decref(state);
	return text;
}

const char *runtime_status(const char *id)
{
	return runtime_state(id, "status");
}

bool runtime_stops(const char *id)
{
	return EVENTUALLY(strcmp(runtime_status(id), "stopped") == 0);
}

pid_t runtime_pid(const char *id)
{
	return (pid_t)strtol(runtime_state(id, "pid"), NULL, 10);
}

void runtime_cleanup(void)
{
	DIR *dir = opendir(fmt("%s/state", scratch()));

	for (struct dirent *d; dir && (d = readdir(dir));) {
		if (d->d_name[0] != '.')
			runtime_run("delete --force %s", d->d_name);
	}
	if (dir)
		closedir(dir);
}

const char *probe_id(void)
{
	return ctx.probe->id;
}

const char *probe_image(void)
{
	return image_for_cells();
}

const char *probe_runtime(void)
{
	return ctx.runtime;
}
