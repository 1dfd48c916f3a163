/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/pidfd.h>

#include "_oci.h"

/* Runtime bug it catches: a running program left behind by delete --force. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "delete --force kills a running container's program and removes state and group",
	.source = "runtime-spec runtime.md, Delete; runc-delete(8), --force", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "delete without --force" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	int pidfd = MUST(pidfd_open(runtime_pid("bulkhead-one"), 0));
	EXPECT(!fd_wait(pidfd, POLLIN, 0)); /* control: it runs */
	runtime_run("delete %s bulkhead-one", sabotaged() ? "" : "--force");
	EXPECT(fd_wait(pidfd, POLLIN, sabotaged() ? 0 : -1));
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	EXPECT_EQ(oci_groups("bulkhead-one"), 0);
}
