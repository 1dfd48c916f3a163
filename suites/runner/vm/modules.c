/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <libkmod.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack.h"

struct closure {
	const struct staging *staging;
	struct strv paths; /* of the modules' files, on the host */
	char *release;	   /* as the modules themselves say, or NULL while none is known */
};

static void note_release(struct closure *c, struct kmod_module *module)
{
	struct kmod_list *info = NULL, *item;

	if (c->release || kmod_module_get_info(module, &info) < 0)
		return;
	kmod_list_foreach(item, info) if (!strcmp(kmod_module_info_get_key(item), "vermagic"))
	{
		const char *value = kmod_module_info_get_value(item);

		c->release = xasprintf("%.*s", (int)strcspn(value, " "), value);
		break;
	}
	kmod_module_info_free_list(info);
}

static void take(struct closure *c, struct kmod_module *module)
{
	const char *path = kmod_module_get_path(module);
	struct kmod_list *list, *pre = NULL, *post = NULL, *item;

	if (!path || strv_has(&c->paths, path))
		return; /* built in, or known */
	strv_add(&c->paths, path);
	note_release(c, module);
	list = kmod_module_get_dependencies(module);
	kmod_list_foreach(item, list)
	{
		struct kmod_module *needed = kmod_module_get_module(item);

		take(c, needed);
		kmod_module_unref(needed);
	}
	kmod_module_unref_list(list);
	if (kmod_module_get_softdeps(module, &pre, &post) < 0)
		return;
	kmod_list_foreach(item, pre)
	{
		struct kmod_module *wanted = kmod_module_get_module(item);

		take(c, wanted);
		kmod_module_unref(wanted);
	}
	kmod_module_unref_list(pre);
	kmod_module_unref_list(post);
}

static void take_name(struct closure *c, struct kmod_ctx *ctx, const char *name)
{
	struct kmod_list *list = NULL, *item;

	if (kmod_module_new_from_lookup(ctx, name, &list) < 0)
		return;
	kmod_list_foreach(item, list)
	{
		struct kmod_module *module = kmod_module_get_module(item);

		take(c, module);
		kmod_module_unref(module);
	}
	kmod_module_unref_list(list);
}

/* Unpacked here, once, rather than in the guest, where every cycle costs ten. */
static int unpack(const struct strv *files, const char *suffix, const char *program)
{
	struct strv argv = { 0 };
	int status = 0;

	strv_add(&argv, program);
	strv_add(&argv, "-dqf");
	if (!strcmp(program, "zstd"))
		strv_add(&argv, "--rm");
	for (size_t i = 0; i < files->n; i++) {
		const char *dot = strrchr(files->v[i], '.');

		if (dot && !strcmp(dot, suffix))
			strv_add(&argv, files->v[i]);
	}
	if (argv.n > 3 || (argv.n > 2 && strcmp(program, "zstd"))) {
		strv_take(&argv, NULL);
		status = run_program(argv.v, NULL, -1, -1);
		argv.n--;
	}
	strv_free(&argv);
	if (status)
		complain("%s could not unpack a module: exit status %d", program, status);
	return status ? -1 : 0;
}

static int copy_all(struct closure *c, const char *folder)
{
	static const char *const indexes[] = { "modules.builtin", "modules.builtin.modinfo",
		"modules.order" };
	struct strv copies = { 0 };
	int error = 0;

	for (size_t i = 0; !error && i < c->paths.n; i++) {
		const char *below = c->paths.v[i];
		cleanup_free char *to = NULL;

		if (has_prefix(below, folder))
			below += strlen(folder);
		to = xasprintf("/lib/modules/%s/%s", c->release, below + strspn(below, "/"));
		error = staging_copy(c->staging, c->paths.v[i], to, 0644);
		strv_take(&copies, xasprintf("%s%s", c->staging->path, to));
	}
	for (size_t i = 0; !error && i < sizeof(indexes) / sizeof(*indexes); i++) {
		cleanup_free char *from = xasprintf("%s/%s", folder, indexes[i]);
		cleanup_free char *to = xasprintf("/lib/modules/%s/%s", c->release, indexes[i]);

		if (!access(from, R_OK))
			error = staging_copy(c->staging, from, to, 0644);
	}
	if (!error)
		error = unpack(&copies, ".xz", "xz") || unpack(&copies, ".zst", "zstd") ||
			unpack(&copies, ".gz", "gzip");
	strv_free(&copies);
	return error ? -1 : 0;
}

int pack_modules(const struct staging *staging, const char *folder, const struct strv *names)
{
	/* Without a configuration: the blacklist of this machine says nothing about the guest. */
	static const char *no_config = NULL;
	struct kmod_ctx *ctx = kmod_new(folder, &no_config);
	struct closure c = { .staging = staging };
	int error = 0;

	if (!ctx) {
		complain("libkmod cannot read %s", folder);
		return -1;
	}
	for (size_t i = 0; i < names->n; i++)
		take_name(&c, ctx, names->v[i]);
	kmod_unref(ctx);
	if (c.release) {
		char *argv[] = { (char *)"depmod", (char *)"-b", staging->path, c.release, NULL };

		error = copy_all(&c, folder);
		if (!error && run_program(argv, NULL, -1, -1)) {
			complain("depmod failed on the packed modules: install kmod");
			error = -1;
		}
	}
	strv_free(&c.paths);
	free(c.release);
	return error;
}
