/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "module.h"

#include <errno.h>
#include <libkmod.h>
#include <string.h>
#include <unistd.h>

#include "util.h"

static struct strv judged, to_load, loaded;

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
				   : xasprintf("no %s in %s and no %s", name, kmod_get_dirname(ctx),
					     sys);
	}
	catalog_add_feature(catalog, feature, present, present ? NULL : "MODULE", evidence);
	kmod_module_unref(module);
}

void modules_find(struct catalog *catalog, const struct strv *needs)
{
	struct kmod_ctx *ctx = NULL;

	for (size_t i = 0; i < needs->n; i++) {
		if (!has_prefix(needs->v[i], "module.") || strv_has(&judged, needs->v[i]))
			continue;
		if (!ctx)
			ctx = kmod_new(NULL, NULL);
		judge(catalog, ctx, needs->v[i]);
		strv_add(&judged, needs->v[i]);
	}
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
	strv_free(&judged);
}
