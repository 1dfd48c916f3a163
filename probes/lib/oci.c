/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The drivers `reference` and `oci:PATH`: an OCI bundle and the command line that runc, crun and
 * our runtime share.  The runtime is executed, never linked: an error in it must not hide here.
 */

#include "driver.h"

const char *cell_id(void)
{
	static char id[64];

	if (!id[0])
		snprintf(id, sizeof(id), "bulkhead-%d-%u", getppid(), (unsigned int)(now_ns() / 1000 % 1000000000));
	return id;
}

/*
 * A namespace type that the runtime does not know is its limit, not a fault: asked by `features`
 * of the specification; a runtime too old to answer knows none of the newer types.
 */
static void need_time_namespace(void)
{
	const char *log = strdup(fmt("%s/features.log", scratch()));
	char *const args[] = { (char *)ctx.runtime, "features", NULL };
	char text[16384] = "";

	if (!(cell_namespaces(ctx.cell) & NS_TIME))
		return;
	int status = run_to_end(args, log);
	read_file(log, text, sizeof(text));
	if (status != 0)
		driver_cannot("add", "NS_TIME: the runtime has no `features` to name its namespaces");
	if (!strstr(text, "\"time\""))
		driver_cannot("add", "NS_TIME: not among the namespaces of the runtime's `features`");
}

static void oci_start(pid_t *ret_pid)
{
	const char *log = strdup(fmt("%s/runtime.log", scratch()));
	char *state = strdup(fmt("%s/state", scratch()));
	char *bundle = strdup(fmt("%s/bundle", scratch()));
	char *pid_file = strdup(fmt("%s/pid", scratch()));
	char *const args[] = { (char *)ctx.runtime, "--root", state, "run", "--bundle", bundle,
		"--pid-file", pid_file, (char *)cell_id(), NULL };

	if (access(ctx.runtime, X_OK) < 0)
		skip(SKIP_TOOL, "no runtime %s: %m", ctx.runtime);
	need_time_namespace();
	make_dir(bundle);
	rootfs_prepare();
	oci_config_write();
	*ret_pid = spawn(0);
	if (*ret_pid == 0) {
		int status = run_to_end(args, log);
		if (atomic_load(&ctx.record->inside_state) == 0) {
			blame_tool(ctx.runtime, status, log);
			leave_recorded();
		}
		probe_exit(0);
	}
}

static void oci_stop(void)
{
	char *const args[] = { (char *)ctx.runtime, "--root", (char *)fmt("%s/state", scratch()),
		"delete", "--force", (char *)cell_id(), NULL };

	run_to_end(args, fmt("%s/delete.log", scratch()));
}

const struct driver driver_oci = { .name = "oci", .can = CAN_ALL, .start = oci_start, .stop = oci_stop };
