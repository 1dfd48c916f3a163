/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a program begun twice. */
static void count(void)
{
	shared_words()[0]++;
	await(9);
}

PROBE(.claim = "start of a running and of a stopped container is an error and has no effect",
	.source = "runtime-spec runtime.md, Start", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the first start is left out" }, .steps = { { "count", count } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "count", NULL));
	row("created");
	if (!sabotaged())
		EXPECT_EQ(runtime_run("start bulkhead-one"), 0); /* control */
	row("running");
	EXPECT(runtime_refuses("start bulkhead-one"));
	EXPECT(EVENTUALLY(shared_words()[0] == 1));
	tell(9);
	EXPECT(runtime_stops("bulkhead-one"));
	row("stopped");
	EXPECT(runtime_refuses("start bulkhead-one"));
	EXPECT_EQ(shared_words()[0], 1);
}
