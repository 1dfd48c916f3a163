/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "inventory.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <libkmod.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <zlib.h>

#include "cgroup.h"
#include "machine.h"
#include "verdict.h"

void inventory_config_line(json_t *options, const char *line)
{
	size_t name;

	if (has_prefix(line, "# CONFIG_")) {
		name = strcspn(line + 2, " ");
		if (!strncmp(line + 2 + name, " is not set", 11)) {
			cleanup_free char *key = strndup(line + 2, name);

			json_object_set_new(options, key, json_string("n"));
		}
	} else if (has_prefix(line, "CONFIG_")) {
		const char *value = strchr(line, '=');
		cleanup_free char *key = value ? strndup(line, (size_t)(value - line)) : NULL;
		cleanup_free char *clean =
			value ? utf8_clean(value + 1, strcspn(value + 1, "\n")) : NULL;

		if (key)
			json_object_set_new(options, key, json_string(clean));
	}
}

json_t *inventory_config(const char *const *places)
{
	cleanup_free char *tried = xstrdup("");

	for (; *places; places++) {
		gzFile in = gzopen(*places, "rbe"); /* reads what is not compressed, too */
		json_t *options;
		char line[8192], *longer;

		if (!in) {
			longer = xasprintf(
				"%s%s%s: %s", tried, *tried ? ", " : "", *places, strerror(errno));
			free(tried);
			tried = longer;
			continue;
		}
		options = json_object();
		while (gzgets(in, line, sizeof(line)))
			inventory_config_line(options, line);
		gzclose(in);
		return json_pack("{s:s, s:o}", "source", *places, "options", options);
	}
	return json_pack("{s:n, s:n, s:s}", "source", "options", "why", tried);
}

static json_t *config(const char *release)
{
	cleanup_free char *boot = xasprintf("/boot/config-%s", release);
	cleanup_free char *modules = xasprintf("/lib/modules/%s/config", release);
	const char *places[] = { "/proc/config.gz", boot, modules, NULL };

	return inventory_config(places);
}

static json_t *architecture(const char *machine)
{
	return json_pack("{s:s, s:i, s:s, s:I, s:I, s:I, s:s}", "machine", machine, "word_bits",
		(int)(8 * sizeof(void *)), "byte_order",
		__BYTE_ORDER == __LITTLE_ENDIAN ? "little" : "big", "page_size",
		(json_int_t)sysconf(_SC_PAGESIZE), "cpus_online",
		(json_int_t)sysconf(_SC_NPROCESSORS_ONLN), "cpus_configured",
		(json_int_t)sysconf(_SC_NPROCESSORS_CONF), "source", "uname(2), sysconf(3)");
}

/* Words of a line; a quoted one may hold blanks. */
static json_t *words_of(const char *line)
{
	json_t *words = json_array();

	while (*line) {
		size_t n = 0;
		bool quoted = false;

		line += strspn(line, " \t\n");
		while (line[n] && (quoted || !strchr(" \t\n", line[n])))
			quoted ^= line[n++] == '"';
		if (n) {
			cleanup_free char *clean = utf8_clean(line, n);

			json_array_append_new(words, json_string(clean));
		}
		line += n;
	}
	return words;
}

static json_t *command_line(void)
{
	cleanup_free char *text = slurp("/proc/cmdline");

	if (!text)
		return json_pack("{s:n, s:s}", "words", "why", strerror(errno));
	return json_pack("{s:o, s:s}", "words", words_of(text), "source", "/proc/cmdline");
}

static json_t *security_modules(void)
{
	static const char path[] = "/sys/kernel/security/lsm";
	cleanup_free char *text = machine_lsm();
	json_t *list = json_array();
	char *save = NULL;
	char enforce[16];
	json_t *mode = json_null();

	if (access(path, R_OK)) {
		json_decref(list);
		json_decref(mode);
		return json_pack("{s:n, s:s}", "active", "why",
			"/sys/kernel/security/lsm cannot be read: securityfs is not mounted here");
	}
	for (char *name = strtok_r(text, ",", &save); name; name = strtok_r(NULL, ",", &save))
		json_array_append_new(list, json_string(name));
	if (!read_line_at(AT_FDCWD, "/sys/fs/selinux/enforce", enforce, sizeof(enforce))) {
		json_decref(mode);
		mode = json_string(*enforce == '1' ? "enforcing" : "permissive");
	}
	return json_pack("{s:o, s:o, s:s}", "active", list, "selinux", mode, "source", path);
}

static json_t *hierarchies(void)
{
	json_t *list = json_array();
	FILE *in = fopen("/proc/self/mountinfo", "re");
	char *line = NULL;
	size_t size = 0;

	while (in && getline(&line, &size, in) >= 0) {
		char where[512], type[64], options[512];
		const char *dash = strstr(line, " - ");

		if (!dash || sscanf(line, "%*s %*s %*s %*s %511s", where) != 1 ||
			sscanf(dash, " - %63s %*s %511s", type, options) != 2)
			continue;
		if (!strcmp(type, "cgroup2")) {
			cleanup_free char *path = xasprintf("%s/cgroup.controllers", where);
			cleanup_free char *has = slurp(path);

			json_array_append_new(
				list, json_pack("{s:s, s:i, s:o, s:s}", "mount", where, "version",
					      2, "controllers", words_of(has ? has : ""), "options",
					      options));
		} else if (!strcmp(type, "cgroup")) {
			json_array_append_new(list, json_pack("{s:s, s:i, s:s}", "mount", where,
							    "version", 1, "options", options));
		}
	}
	free(line);
	if (in)
		fclose(in);
	return list;
}

static json_t *control_groups(void)
{
	FILE *in = fopen("/proc/self/mountinfo", "re");
	struct cgroups *cg = cgroup_find(in);

	if (in)
		fclose(in);
	return json_pack("{s:s, s:o, s:s}", "mode", cgroup_mode(cg), "hierarchies", hierarchies(),
		"source", "/proc/self/mountinfo");
}

static json_t *loaded_modules(struct kmod_ctx *ctx)
{
	json_t *list = json_array();
	struct kmod_list *loaded = NULL, *item;

	if (kmod_module_new_from_loaded(ctx, &loaded) < 0)
		return list;
	kmod_list_foreach(item, loaded)
	{
		struct kmod_module *module = kmod_module_get_module(item);

		json_array_append_new(
			list, json_pack("{s:s, s:I, s:i}", "name", kmod_module_get_name(module),
				      "size", (json_int_t)kmod_module_get_size(module), "users",
				      kmod_module_get_refcnt(module)));
		kmod_module_unref(module);
	}
	kmod_module_unref_list(loaded);
	return list;
}

static json_t *modules(void)
{
	struct kmod_ctx *ctx = kmod_new(NULL, NULL);
	json_t *object;

	if (!ctx)
		return json_pack("{s:n, s:s}", "loaded", "why", "libkmod: no context");
	/* Without /proc/modules libkmod would complain on standard error. */
	if (access("/proc/modules", R_OK)) {
		kmod_unref(ctx);
		return json_pack("{s:n, s:s}", "loaded", "why",
			"/proc/modules does not exist: a kernel without modules");
	}
	object = json_pack("{s:s, s:b, s:o, s:s}", "folder", kmod_get_dirname(ctx), "folder_exists",
		!access(kmod_get_dirname(ctx), F_OK), "loaded", loaded_modules(ctx), "source",
		"libkmod");
	kmod_unref(ctx);
	return object;
}

static json_t *features(const struct catalog *catalog)
{
	json_t *list = json_array();

	for (size_t i = 0; i < catalog->features; i++) {
		const struct feature *f = &catalog->feature[i];
		cleanup_free char *clean = utf8_clean(f->evidence, strlen(f->evidence));

		json_array_append_new(
			list, json_pack("{s:s, s:b, s:s?, s:s}", "name", f->name, "present",
				      (int)f->present, "code", f->code, "evidence", clean));
	}
	return list;
}

json_t *inventory(const struct catalog *catalog)
{
	struct utsname uts;
	json_t *kernel = machine_kernel(), *taint;
	char letters[32];

	uname(&uts);
	machine_taint_letters(machine_taint(), letters, sizeof(letters));
	taint = json_string(letters);
	json_object_del(kernel, "cmdline");
	json_object_set_new(kernel, "taint", taint);
	return json_pack("{s:s, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "generator",
		"bulkhead " BULKHEAD_VERSION, "schema", 1, "kernel", kernel, "architecture",
		architecture(uts.machine), "command_line", command_line(), "config",
		config(uts.release), "security_modules", security_modules(), "cgroup",
		control_groups(), "modules", modules(), "features", features(catalog));
}
