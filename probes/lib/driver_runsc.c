/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gVisor: an OCI bundle, but its kernel is a program of its own, whose claims are tested with it. */
#include <jansson.h>

#include "driver.h"

static void add_global(struct words *w)
{
	word(w, "runsc");
	word(w, "--root=%s/runsc", scratch());
	/* The host's network asks for more than root without CAP_SYS_RESOURCE has. */
	word(w, "--network=none");
	word(w, "--ignore-cgroups");
	word(w, "--overlay=false");
}

/* The youngest capabilities it does not know, and refuses the whole file for them. */
static void write_config(void)
{
	static const char *const unknown[] = { "CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE" };
	json_t *config = oci_config(NULL), *set;
	json_t *sets = json_object_get(json_object_get(config, "process"), "capabilities");
	const char *name, *path = fmt("%s/bundle/config.json", scratch());

	json_object_foreach(sets, name, set) {
		for (size_t i = json_array_size(set); i-- > 0;) {
			const char *cap = json_string_value(json_array_get(set, i));
			for (size_t k = 0; cap && k < 3; k++) {
				if (strcmp(cap, unknown[k]) != 0)
					continue;
				json_array_remove(set, i);
				break;
			}
		}
	}
	if (json_dump_file(config, path, 0) < 0)
		broken("%s cannot be written", path);
	json_decref(config);
}

static void runsc_start(pid_t *ret_pid)
{
	struct words w = { .n = 0 };

	rootfs_prepare();
	tool_prepare();
	make_dir(fmt("%s/bundle", scratch()));
	write_config();
	add_global(&w);
	word(&w, "run");
	word(&w, "--bundle=%s/bundle", scratch());
	/* Its control socket is an abstract one of that name. */
	word(&w, "%s", cell_id());
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "runsc", NULL };
const struct driver driver_runsc = {
	.name = "runsc",
	.programs = programs,
	.can = CAN(ADD_NET) | CAN(HOSTNAME) | CAN(RLIMITS) | CAN(MOUNTS) | CAN(READONLY_ROOT) |
	       CAN(CAPABILITIES) | CAN(NO_NEW_PRIVILEGES) | CAN(USER) | CAN(GROUPS) | CAN(ENV) |
	       CAN(ARGS) | CAN(CWD),
	.tool = true,
	.unseen = true,
	.start = runsc_start,
	.stop = tool_end,
};
