/* SPDX-License-Identifier: GPL-2.0-or-later */
/* podman-run(1) on a root file system, with a store of its own below the scratch. */
#include "driver_engine.h"

static void add_global(struct words *w)
{
	word(w, "podman");
	word(w, "--root=%s/podman/store", scratch());
	word(w, "--runroot=%s/podman/run", scratch());
	word(w, "--tmpdir=%s/podman/tmp", scratch());
	word(w, "--cgroup-manager=cgroupfs");
	word(w, "--events-backend=none");
	word(w, "--storage-driver=vfs");
	word(w, "--runtime=%s", engine_runtime());
}

static void add_users(struct words *w)
{
	const char *const maps[] = { cell_uid_map(ctx.cell), cell_gid_map(ctx.cell) };
	unsigned int inside, outside, count;
	int used;

	if (!(cell_namespaces(ctx.cell) & NS_USER))
		return;
	for (int i = 0; i < 2; i++) {
		for (const char *p = maps[i];
			sscanf(p, "%u %u %u%n", &inside, &outside, &count, &used) == 3; p += used)
			word(w, "--%s=%u:%u:%u", i ? "gidmap" : "uidmap", inside, outside, count);
	}
}

static void add_masks(struct words *w)
{
	const struct cell *c = ctx.cell;
	char list[1024] = "";

	word(w, "--security-opt=unmask=ALL");
	for (size_t i = 0; i < 6 && c->masked[i]; i++)
		snprintf(list + strlen(list), sizeof(list) - strlen(list), "%s%s", i ? ":" : "",
			c->masked[i]);
	if (c->masked[0])
		word(w, "--security-opt=mask=%s", list);
}

/* Its own defaults are more than root without CAP_SYS_RESOURCE can give. */
static void add_own_limits(struct words *w)
{
	static const char *const names[] = { "NOFILE", "NPROC" };

	for (size_t k = 0; k < 2; k++) {
		bool given = false;
		for (size_t i = 0; i < 6 && ctx.cell->rlimits[i]; i++)
			given |= strncmp(ctx.cell->rlimits[i] + strlen("RLIMIT_"), names[k],
					 strlen(names[k])) == 0;
		if (!given)
			word(w, "--ulimit=%s", k ? "nproc=4096:4096" : "nofile=1024:1024");
	}
}

/* It puts these into the root, where the root of a user namespace may make nothing. */
static void make_points(const char *rootfs)
{
	static const char *const files[] = { "etc/resolv.conf", "etc/hostname", "etc/hosts",
		"run/.containerenv" };

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		make_file(fmt("%s/%s", rootfs, files[i]), "", 0644);
	make_dir(fmt("%s/run/secrets", rootfs));
}

static void podman_start(pid_t *ret_pid)
{
	const char *rootfs = strdup(rootfs_prepare());
	struct words w = { .n = 0 };

	tool_prepare();
	make_points(rootfs);
	add_global(&w);
	word(&w, "run");
	word(&w, "--rm");
	word(&w, "--name=bulkhead");
	word(&w, "--systemd=false");
	word(&w, "--no-hosts");
	engine_options(&w, false);
	add_users(&w);
	add_masks(&w);
	add_own_limits(&w);
	if (ctx.cell->umask)
		word(&w, "--umask=%04o", ctx.cell->umask);
	word(&w, "--rootfs");
	word(&w, "%s", rootfs);
	words_program(&w);
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "podman", "conmon", NULL };
const struct driver driver_podman = {
	.name = "podman",
	.programs = programs,
	.can = ENGINE_CAN | CAN(ADD_USER) | CAN(MASKED) | CAN(UMASK),
	.takes_runtime = true,
	.tool = true,
	.start = podman_start,
	.stop = tool_end,
};
