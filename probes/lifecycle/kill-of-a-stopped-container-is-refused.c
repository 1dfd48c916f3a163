/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a signal sent to a number that belongs to nobody, or to another. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "kill of a stopped container is an error", .source = "runtime-spec runtime.md, Kill",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the container is still running" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_EQ(runtime_run("kill bulkhead-one WINCH"), 0); /* control */
	if (!sabotaged()) {
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
	}
	EXPECT(runtime_refuses("kill bulkhead-one KILL"));
}
