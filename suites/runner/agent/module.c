/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <libkmod.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "agent.h"

/* A kernel given as a file beside modules of another one: said, since every module would be absent. */
static void release_check(void)
{
	struct utsname name;
	char path[sizeof("/lib/modules/") + sizeof(name.release)];

	uname(&name);
	snprintf(path, sizeof(path), "/lib/modules/%s", name.release);
	if (access(path, F_OK))
		say("no modules for this kernel: %s: %s", path, strerror(errno));
}

static int load(struct kmod_ctx *ctx, const char *name)
{
	struct kmod_list *list = NULL, *item;
	int error = kmod_module_new_from_lookup(ctx, name, &list);

	if (!error && !list)
		error = -ENOENT;
	kmod_list_foreach(item, list)
	{
		struct kmod_module *module = kmod_module_get_module(item);

		error = kmod_module_probe_insert_module(
			module, KMOD_PROBE_APPLY_BLACKLIST, NULL, NULL, NULL, NULL);
		kmod_module_unref(module);
		if (error)
			break;
	}
	kmod_module_unref_list(list);
	return error;
}

void agent_load_modules(const json_t *names)
{
	struct kmod_ctx *ctx;
	size_t i;
	json_t *name;

	if (!json_array_size(names))
		return;
	release_check();
	ctx = kmod_new(NULL, NULL);
	if (!ctx) {
		say("libkmod: %s", strerror(errno));
		return;
	}
	json_array_foreach(names, i, name) {
		int error = load(ctx, json_string_value(name));

		/* A file system that is built in has no alias. */
		if (error && !(error == -ENOENT && !strncmp(json_string_value(name), "fs-", 3)))
			say("module %s: %s", json_string_value(name), strerror(-error));
	}
	kmod_unref(ctx);
}

int modprobe_main(int argc, char **argv)
{
	struct kmod_ctx *ctx;
	const char *name = NULL;
	int error;

	for (int i = 1; i < argc; i++)
		if (argv[i][0] != '-')
			name = argv[i];
	if (!name)
		return 2;
	ctx = kmod_new(NULL, NULL);
	if (!ctx)
		return 1;
	error = load(ctx, name);
	kmod_unref(ctx);
	return error ? 1 : 0;
}
