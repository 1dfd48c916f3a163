/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "module.h"

#include <errno.h>
#include <libkmod.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

static struct strv to_load, loaded;

static void judge(struct catalog *catalog, struct kmod_ctx *ctx, const char *feature)
{
	const char *name = feature + strlen("module.");
	struct kmod_module *module = NULL;
	cleanup_free char *evidence = NULL;
	const char *path;
	bool present = true;
	int state;

	if (!ctx || kmod_module_new_from_name(ctx, name, &module)) {
		catalog_add_feature(catalog, feature, false, "MODULE", "libkmod cannot look it up");
		return;
	}
	state = kmod_module_get_initstate(module);
	path = kmod_module_get_path(module);
	if (state == KMOD_MODULE_BUILTIN) {
		evidence = xasprintf("built in, says modules.builtin");
	} else if (state >= 0) {
		evidence = xasprintf("loaded: /sys/module/%s", name);
	} else if (path) {
		evidence = xasprintf("loadable: %s", path);
		if (!strv_has(&to_load, name))
			strv_add(&to_load, name);
	} else {
		cleanup_free char *sys = xasprintf("/sys/module/%s", name);

		present = !access(sys, F_OK);
		evidence = present ? xasprintf("built in: %s", sys)
				   : xasprintf("no %s in %s and no %s", name,
					     kmod_get_dirname(ctx), sys);
	}
	catalog_add_feature(catalog, feature, present, present ? NULL : "MODULE", evidence);
	kmod_module_unref(module);
}

void modules_find(struct catalog *catalog, const struct tally *tally, size_t tallies)
{
	struct kmod_ctx *ctx = NULL;
	struct strv done = { 0 };

	for (size_t i = 0; i < tallies; i++) {
		const struct strv *needs = &tally[i].probe->needs;

		for (size_t j = 0; j < needs->n; j++) {
			if (!has_prefix(needs->v[j], "module.") || strv_has(&done, needs->v[j]))
				continue;
			if (!ctx)
				ctx = kmod_new(NULL, NULL);
			judge(catalog, ctx, needs->v[j]);
			strv_add(&done, needs->v[j]);
		}
	}
	strv_free(&done);
	kmod_unref(ctx);
}

static int insert(struct kmod_ctx *ctx, const char *name)
{
	struct kmod_module *module;
	int rc = kmod_module_new_from_name(ctx, name, &module);

	if (rc)
		return rc;
	rc = kmod_module_probe_insert_module(module, 0, NULL, NULL, NULL, NULL);
	kmod_module_unref(module);
	return rc;
}

void modules_load(void)
{
	struct kmod_ctx *ctx = to_load.n ? kmod_new(NULL, NULL) : NULL;

	for (size_t i = 0; ctx && i < to_load.n; i++) {
		int rc = insert(ctx, to_load.v[i]);

		if (rc)
			complain("module %s: %s; what needs it will skip", to_load.v[i],
				strerror(rc < 0 ? -rc : EPERM));
		else
			strv_add(&loaded, to_load.v[i]);
	}
	kmod_unref(ctx);
}

void modules_unload(void)
{
	struct kmod_ctx *ctx = loaded.n ? kmod_new(NULL, NULL) : NULL;

	for (size_t i = loaded.n; ctx && i-- > 0;) {
		struct kmod_module *module;

		if (kmod_module_new_from_name(ctx, loaded.v[i], &module))
			continue;
		/* In use by someone who came since: then it stays. */
		kmod_module_remove_module(module, KMOD_REMOVE_NOWAIT);
		kmod_module_unref(module);
	}
	kmod_unref(ctx);
	strv_free(&loaded);
	strv_free(&to_load);
}
