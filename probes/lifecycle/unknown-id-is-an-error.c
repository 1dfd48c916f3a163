/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: success, or a state, for a container that does not exist. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "state, start, kill and delete of an id that does not exist are errors",
	.source = "runtime-spec runtime.md, Query State; Start; Kill; Delete", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the id of a container that exists" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	const char *id = sabotaged() ? "bulkhead-one" : "nobody";

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	row("state");
	EXPECT(runtime_refuses("state %s", id));
	row("start");
	EXPECT(runtime_refuses("start %s", id));
	row("kill");
	EXPECT(runtime_refuses("kill %s KILL", id));
	row("delete");
	EXPECT(runtime_refuses("delete nobody"));
	row("the one that exists");
	EXPECT_EQ(runtime_run("state bulkhead-one"), 0); /* control */
}
