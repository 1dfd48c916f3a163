/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Built in, a module, or absent: asked of libkmod where it is linked (the single programs and the
 * runner).  There is no static libkmod, so the static image declares it weak and says what sysfs
 * shows; under the runner the module has been loaded by then.
 */
#include <libkmod.h>

#include "internal.h"

#pragma weak kmod_new
#pragma weak kmod_unref
#pragma weak kmod_module_new_from_name
#pragma weak kmod_module_get_initstate
#pragma weak kmod_module_get_path
#pragma weak kmod_module_unref

static void absent(struct feature_state *state, const char *evidence, const char *name)
{
	state->present = false;
	state->code = SKIP_MODULE;
	snprintf(state->evidence, sizeof(state->evidence), evidence, name);
}

static void ask_kmod(const char *name, struct feature_state *state)
{
	struct kmod_ctx *kmod = kmod_new(NULL, NULL);
	struct kmod_module *module = NULL;

	if (!kmod || kmod_module_new_from_name(kmod, name, &module) < 0) {
		absent(state, "libkmod cannot look up %s", name);
	} else {
		int s = kmod_module_get_initstate(module);
		const char *path = kmod_module_get_path(module);
		state->present = s == KMOD_MODULE_LIVE || s == KMOD_MODULE_BUILTIN;
		state->code = SKIP_MODULE;
		snprintf(state->evidence, sizeof(state->evidence), "libkmod: %s is %s", name,
			s == KMOD_MODULE_BUILTIN ? "built in" :
			s == KMOD_MODULE_LIVE	 ? "loaded" :
			path			 ? "a module that is not loaded" :
						   "absent");
	}
	if (module)
		kmod_module_unref(module);
	if (kmod)
		kmod_unref(kmod);
}

void module_check(const char *name, struct feature_state *state)
{
	if (access(fmt("/sys/module/%s", name), F_OK) == 0) {
		state->present = true;
		snprintf(state->evidence, sizeof(state->evidence), "/sys/module/%s exists", name);
	} else if (kmod_new) {
		ask_kmod(name, state);
	} else {
		absent(state, "/sys/module/%s does not exist", name);
	}
}
