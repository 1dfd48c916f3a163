/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a container deleted while its program runs. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "delete of a running container is an error, and the container goes on",
	.source = "runtime-spec runtime.md, Delete", .needs = { "root" },
	.cell = { .driven = true },
	.sabotage = { .twin = "the container is stopped before it is deleted" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	pid_t pid = runtime_pid("bulkhead-one");
	if (sabotaged()) {
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
	}
	EXPECT(runtime_refuses("delete bulkhead-one"));
	EXPECT_STR(runtime_status("bulkhead-one"), "running");
	EXPECT_OK(kill(pid, 0));
	tell(9);
	EXPECT(runtime_stops("bulkhead-one"));
	EXPECT_EQ(runtime_run("delete bulkhead-one"), 0); /* control */
}
