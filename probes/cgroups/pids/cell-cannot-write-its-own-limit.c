/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: a cgroup file system that a confined cell mounts for itself, writable. */
PROBE(
	.claim = "A cell with the usual capabilities can neither mount cgroup2 nor cgroup: EPERM",
	.source = "mount(2), EPERM; OCI runtime-spec config-linux.md, Control groups; capabilities(7)",
	.cell = { .cgroup = { "pids.max=20" } },
	.sabotage = { .cgroup = { "pids.max=20" }, .capabilities = "all" },
)
{
	make_dir("/tmp/point");
	row("v2");
	EXPECT_ERRNO(mount("none", "/tmp/point", "cgroup2", 0, NULL), EPERM);
	row("v1");
	EXPECT_ERRNO(mount("none", "/tmp/point", "cgroup", 0, "none,name=bulkhead"), EPERM);
	EXPECT_EQ(access("/tmp/point/cgroup.procs", F_OK), -1); /* control */
}
