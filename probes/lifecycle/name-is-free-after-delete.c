/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: something of the first container found by the second of that name. */
static void program(void)
{
	shared_words()[0]++;
}

PROBE(.claim = "After delete the same id makes a new container, with nothing of the old one",
	.source = "runtime-spec runtime.md, Delete", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "delete is left out" },
	.steps = { { "program", program } }, )
{
	const char *bundle =
		bundle_new("bulkhead-one", "program", "{\"annotations\":{\"a\":\"b\"}}");

	oci_create("bulkhead-one", bundle);
	pid_t first = runtime_pid("bulkhead-one");
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(runtime_stops("bulkhead-one"));
	EXPECT_EQ(shared_words()[0], 1); /* control */
	if (!sabotaged())
		EXPECT_EQ(runtime_run("delete bulkhead-one"), 0);
	bundle = bundle_new("bulkhead-one", "program", NULL);
	EXPECT_EQ(runtime_run("create --bundle %s bulkhead-one", bundle), 0);
	EXPECT_STR(runtime_status("bulkhead-one"), "created");
	EXPECT_NE(runtime_pid("bulkhead-one"), first);
	EXPECT_STR(runtime_state("bulkhead-one", "bundle"), bundle);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(runtime_stops("bulkhead-one"));
	EXPECT_EQ(shared_words()[0], 2);
}
