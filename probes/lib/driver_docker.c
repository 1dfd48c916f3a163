/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * docker-run(1).  The daemon is started for this one cell and ends with it: it must see the scratch
 * and live in the groups of this probe, and the machine's own daemon is none of our business.
 */
#include "driver_engine.h"

static void add_client(struct words *w)
{
	word(w, "docker");
	word(w, "--host=unix://%s/docker/sock", scratch());
}

static void start_daemon(void)
{
	struct words w = { .n = 0 };
	const char *dir = strdup(fmt("%s/docker", scratch()));

	make_dir(dir);
	word(&w, "dockerd");
	word(&w, "--data-root=%s/data", dir);
	word(&w, "--exec-root=%s/exec", dir);
	word(&w, "--pidfile=%s/pid", dir);
	word(&w, "--host=unix://%s/sock", dir);
	word(&w, "--iptables=false");
	word(&w, "--ip6tables=false");
	word(&w, "--ip-forward=false");
	word(&w, "--ip-masq=false");
	word(&w, "--bridge=none");
	word(&w, "--storage-driver=vfs");
	word(&w, "--add-runtime=bulkhead=%s", engine_runtime());
	tool_daemon(&w, "dockerd");
	/* The socket is there when it listens. */
	uint64_t until = now_ns() + driver_allowance_ms("docker") * 1000000ull;
	while (access(fmt("%s/sock", dir), F_OK) < 0) {
		if (now_ns() >= until)
			broken("dockerd does not listen before the deadline");
		fd_wait(-1, 0, 20);
	}
}

static void docker_start(pid_t *ret_pid)
{
	const char *rootfs = strdup(rootfs_prepare()),
		   *image = strdup(fmt("%s/image.tar", scratch()));
	struct words w = { .n = 0 }, tar = { .n = 0 }, import = { .n = 0 };

	tool_prepare();
	/* First what may be a skip: nobody would end the daemon. */
	add_client(&w);
	word(&w, "run");
	word(&w, "--name=bulkhead");
	word(&w, "--runtime=bulkhead");
	engine_options(&w, true);
	if (ctx.cell->domainname)
		word(&w, "--domainname=%s", ctx.cell->domainname);
	word(&w, "bulkhead");
	words_program(&w);
	start_daemon();
	word(&tar, "tar");
	word(&tar, "-C%s", rootfs);
	word(&tar, "-cf%s", image);
	word(&tar, ".");
	add_client(&import);
	word(&import, "import");
	word(&import, "%s", image);
	word(&import, "bulkhead");
	if (!tool_run(&tar, "tar") || !tool_run(&import, "import"))
		broken("the root file system does not become an image");
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "docker", "dockerd", "containerd", "tar", NULL };
const struct driver driver_docker = {
	.name = "docker",
	.programs = programs,
	.can = ENGINE_CAN | CAN(DOMAINNAME),
	.takes_runtime = true,
	.tool = true,
	.start = docker_start,
	.stop = tool_end,
};
