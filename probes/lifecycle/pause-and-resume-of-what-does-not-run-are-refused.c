/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: pause of something that does not run answered with success. */
static void program(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "pause and resume of a container that has stopped, or is not there, are errors",
	.source = "runc-pause(8); runc-resume(8); runtime-spec runtime.md, Errors",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the container runs" }, .steps = { { "program", program } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	row("pause of an unknown one");
	EXPECT(runtime_refuses("pause bulkhead-none"));
	EXPECT_STR(runtime_status("bulkhead-one"), "running"); /* control */
	row("pause of a stopped one");
	if (!sabotaged()) {
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
	}
	EXPECT(runtime_refuses("pause bulkhead-one"));
	row("resume of a stopped one");
	EXPECT(runtime_refuses("resume bulkhead-one"));
	EXPECT_STR(runtime_status("bulkhead-one"), "stopped");
}
