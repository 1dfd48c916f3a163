/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * containerd through its own client, `ctr run --config`: the cell as config.json, carried by the
 * daemon and its shim to an OCI runtime.
 */
#include <jansson.h>

#include "driver_engine.h"

static void start_daemon(const char *dir)
{
	struct words w = { .n = 0 };
	const char *config = strdup(fmt("%s/config.toml", dir));

	make_dir(dir);
	make_file(
		config, "version = 2\ndisabled_plugins = [\"io.containerd.grpc.v1.cri\"]\n", 0644);
	word(&w, "containerd");
	word(&w, "--config=%s", config);
	word(&w, "--root=%s/root", dir);
	word(&w, "--state=%s/state", dir);
	word(&w, "--address=%s/sock", dir);
	tool_daemon(&w, "containerd");
	uint64_t until = now_ns() + driver_allowance_ms("containerd") * 1000000ull;
	while (access(fmt("%s/sock", dir), F_OK) < 0) {
		if (now_ns() >= until)
			broken("containerd does not listen before the deadline");
		fd_wait(-1, 0, 20);
	}
}

static void containerd_start(pid_t *ret_pid)
{
	const char *dir = strdup(fmt("%s/containerd", scratch()));
	struct words w = { .n = 0 };

	rootfs_prepare();
	tool_prepare();
	make_dir(fmt("%s/bundle", scratch()));
	oci_config_write();
	start_daemon(dir);
	word(&w, "ctr");
	word(&w, "--address=%s/sock", dir);
	word(&w, "run");
	word(&w, "--rm");
	word(&w, "--runtime=io.containerd.runc.v2");
	word(&w, "--runc-binary=%s", engine_runtime());
	word(&w, "--config=%s/bundle/config.json", scratch());
	word(&w, "bulkhead");
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "containerd", "ctr", "containerd-shim-runc-v2", NULL };
const struct driver driver_containerd = {
	.name = "containerd",
	.programs = programs,
	/* All that config.json can say, as far as 1.6 reads it: of newer members it keeps none. */
	.can = CAN_ALL & ~(CAN(SHARE_MOUNT) | CAN(ADD_TIME) | CAN(LISTENER)),
	.takes_runtime = true,
	.tool = true,
	.start = containerd_start,
	.stop = tool_end,
};
