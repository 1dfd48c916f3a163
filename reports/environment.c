/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "model.h"

#include <stdlib.h>
#include <string.h>

static void set(json_t *env, const char *key, const char *value)
{
	if (*value)
		json_object_set_new(env, key, json_string(value));
}

static void set_number(json_t *env, const char *key, const json_t *from, const char *member)
{
	char *text = text_format("%g", get_number(from, member));

	if (json_object_get(from, member))
		set(env, key, text);
	free(text);
}

json_t *journal_environment(const struct journal *j)
{
	json_t *env = json_object(), *run = j->run, *kernel = json_object_get(run, "kernel"), *word;
	const json_t *vm = json_object_get(run, "vm");
	char *argv = text_format("%s", ""), *longer;
	size_t i;

	set(env, "kernel", get_string(kernel, "release"));
	set(env, "kernel version", get_string(kernel, "version"));
	set(env, "machine", get_string(kernel, "machine"));
	set(env, "kernel command line", get_string(kernel, "cmdline"));
	set(env, "security modules", get_string(run, "lsm"));
	set(env, "cgroup hierarchy", get_string(run, "cgroup"));
	set(env, "variant", get_string(run, "variant"));
	set(env, "suite", get_string(run, "suite"));
	set(env, "driver", get_string(run, "driver"));
	set(env, "sabotage", get_bool(run, "sabotage") ? "yes: every wall is taken out" : "");
	set(env, "bulkhead", get_string(run, "bulkhead"));
	set_number(env, "workers", run, "workers");
	set_number(env, "stress", run, "stress");
	set_number(env, "unit of time, us", run, "unit_us");
	set(env, "begun", get_string(run, "time"));
	set(env, "ended", get_string(j->end, "time"));
	set(env, "run", get_string(run, "id"));
	set_number(env, "guest memory, MB", vm, "memory_mb");
	set_number(env, "guest swap, MB", vm, "swap_mb");
	set_number(env, "guest CPUs", vm, "cpus");
	set(env, "accelerator", get_string(vm, "accel"));
	json_array_foreach(get_list(run, "argv"), i, word) {
		char *quoted = text_shell(json_string_value(word) ?: "");

		longer = text_format("%s%s%s", argv, i ? " " : "", quoted);
		free(quoted);
		free(argv);
		argv = longer;
	}
	set(env, "command", argv);
	free(argv);
	return env;
}
