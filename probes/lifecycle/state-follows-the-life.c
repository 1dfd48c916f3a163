/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a status that lags behind, or a member of the state missing. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "state says created, running and stopped in turn, with id, bundle, pid and "
	       "ociVersion",
	.source = "runtime-spec runtime.md, State", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the state of a container that is not there is asked for" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "wait_for_end", NULL);

	oci_create("bulkhead-one", bundle);
	row("created");
	EXPECT_STR(runtime_status(sabotaged() ? "bulkhead-two" : "bulkhead-one"), "created");
	row("id");
	EXPECT_STR(runtime_state("bulkhead-one", "id"), "bulkhead-one");
	row("bundle");
	EXPECT_STR(runtime_state("bulkhead-one", "bundle"), bundle);
	row("version");
	EXPECT(runtime_state("bulkhead-one", "ociVersion")[0] == '1');
	row("pid");
	EXPECT_OK(kill(runtime_pid("bulkhead-one"), 0)); /* control */
	row("running");
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_STR(runtime_status("bulkhead-one"), "running");
	row("stopped");
	tell(9);
	EXPECT(runtime_stops("bulkhead-one"));
}
