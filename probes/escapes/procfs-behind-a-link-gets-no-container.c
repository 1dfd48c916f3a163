/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: procfs mounted where a link of the image points, past its masks and labels. */
static void nothing(void)
{
}

PROBE(.claim = "A root file system whose /proc is a symbolic link gets no container",
	.source = "CVE-2019-19921; CVE-2023-27561; runtime-spec config.md, Mounts, destination",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "/proc is a directory" }, .steps = { { "nothing", nothing } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "nothing", NULL),
		   *proc = fmt("%s/rootfs/proc", scratch());

	if (!sabotaged()) {
		MUST(rmdir(proc));
		make_dir(fmt("%s/rootfs/elsewhere", scratch()));
		MUST(symlink("elsewhere", proc));
	}
	EXPECT_NE(runtime_run("run --bundle %s bulkhead-one", bundle), 0);
	EXPECT(runtime_said()[0]);
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	if (!sabotaged()) {
		MUST(unlink(fmt("%s/rootfs/proc", scratch())));
		make_dir(fmt("%s/rootfs/proc", scratch()));
	}
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-two",
			  bundle_new("bulkhead-two", "nothing", NULL)),
		0); /* control */
}
