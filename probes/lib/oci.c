/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The drivers `reference` and `oci:PATH`: an OCI bundle and the command line that runc, crun and
 * our runtime share.  The runtime is executed, never linked: an error in it must not hide here.
 */
#include <libgen.h>
#include <limits.h>

#include "internal.h"

static const char *cell_id(void)
{
	static char id[64];

	if (!id[0])
		snprintf(id, sizeof(id), "bulkhead-%d-%u", getppid(), (unsigned int)(now_ns() / 1000 % 1000000000));
	return id;
}

/*
 * crun refuses a hybrid hierarchy whose v2 side has a controller; in a mount namespace of its own
 * the v2 side is taken away for it.
 */
static void hide_hybrid_v2(void)
{
	char path[PATH_MAX], point[PATH_MAX / 2];

	snprintf(path, sizeof(path), "%s", ctx.runtime);
	if (strncmp(basename(path), "crun", 4) != 0 || !cg1("pids") ||
		!cgroup_mount_of("", point, sizeof(point)))
		return;
	MUST(unshare(CLONE_NEWNS));
	/* Slave: what the probe mounts later still has to reach the runtime's cell. */
	MUST(mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL));
	MUST(umount2(point, MNT_DETACH));
}

/* What a runtime must keep from its cell: a variable and a descriptor without O_CLOEXEC. */
static void lay_bait(void)
{
	MUST(setenv("BULKHEAD_OUTSIDE", "1", 1));
	MUST(fcntl(MUST(open(scratch(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), F_DUPFD, 20));
}

/*
 * Standard input is an empty file of the probe's own: a runtime that gives the streams to the
 * cell's user would give away the host's /dev/null.
 */
static void to_log(const char *log)
{
	int in = MUST(open(fmt("%s/stdin", scratch()), O_RDONLY | O_CREAT | O_CLOEXEC, 0600));
	int fd = MUST(open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));

	MUST(dup2(in, STDIN_FILENO));
	MUST(dup2(fd, STDERR_FILENO));
	MUST(dup2(fd, STDOUT_FILENO));
}

/* Why a runtime did not bring the inside to its beginning, in its own words. */
static void blame_runtime(int status)
{
	char text[1024] = "";

	read_file(fmt("%s/runtime.log", scratch()), text, sizeof(text));
	for (char *p = text; *p; p++)
		*p = *p == '\n' ? ' ' : *p;
	/* An optional namespace type: runc before 1.2 and crun before 1.9 do not know it. */
	if ((ctx.cell->add & NS_TIME) && strcmp(ctx.driver, "reference") != 0)
		driver_cannot("add", fmt("NS_TIME: %.110s", text[0] ? text : "no such cell was made"));
	/* A refusal in so many words is a limit of somebody else's runtime; ours has no excuse. */
	if (strcmp(ctx.driver, "reference") != 0 &&
		(strstr(text, "not yet supported") || strstr(text, "not supported")))
		skip(SKIP_DRIVER, "%s: %.400s", ctx.driver, text);
	record_failure(VERDICT_BROKEN, ctx.runtime, 0, fmt("%s run", ctx.runtime),
		"the cell's program begins",
		fmt("exit status 0x%x: %.110s", (unsigned int)status, text[0] ? text : "no message"));
}

int run_to_end(char *const args[], const char *log)
{
	int status;
	pid_t pid = spawn(0);

	if (pid == 0) {
		hide_hybrid_v2();
		to_log(log);
		lay_bait();
		execv(args[0], args);
		broken("exec %s: %m", args[0]);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
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
			blame_runtime(status);
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

const struct driver driver_oci = { .name = "oci", .start = oci_start, .stop = oci_stop };
