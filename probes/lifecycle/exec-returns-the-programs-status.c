/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the status lost, or success for a program that does not exist. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

static void fail(void)
{
	probe_exit(43);
}

static void succeed(void)
{
}

PROBE(.claim = "exec ends with the status of the program that it ran, and fails for one that is "
	       "not there",
	.source = "runc-exec(8)", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the program ends with another status" },
	.steps = { { "wait_for_end", wait_for_end }, { "fail", fail }, { "succeed", succeed } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	row("status");
	EXPECT_EQ(runtime_run("exec bulkhead-one /bulkhead-probes %s --inside --step %s", PROBE_ID,
			  sabotaged() ? "succeed" : "fail"),
		43);
	row("success");
	EXPECT_EQ(runtime_run("exec bulkhead-one /bulkhead-probes %s --inside --step succeed",
			  PROBE_ID),
		0); /* control */
	row("no such program");
	EXPECT_NE(runtime_run("exec bulkhead-one /no/such/program"), 0);
	row("the container goes on");
	EXPECT_STR(runtime_status("bulkhead-one"), "running");
	tell(9);
}
