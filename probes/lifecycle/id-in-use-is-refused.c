/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the second container made beside the first, or in its place. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "create with an id that is in use is an error and leaves the first container as it "
	       "is",
	.source = "runtime-spec runtime.md, Create; State, id", .needs = { "root" },
	.cell = { .driven = true },
	.sabotage = { .twin = "the second container has an id of its own" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "wait_for_end", NULL);
	const char *other = bundle_new("bulkhead-two", "wait_for_end", NULL);

	oci_create("bulkhead-one", bundle);
	pid_t pid = runtime_pid("bulkhead-one");
	EXPECT(runtime_refuses(
		"create --bundle %s %s", other, sabotaged() ? "bulkhead-two" : "bulkhead-one"));
	EXPECT_EQ(runtime_pid("bulkhead-one"), pid);
	EXPECT_STR(runtime_state("bulkhead-one", "bundle"), bundle);
	EXPECT_STR(runtime_status("bulkhead-one"), "created");
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0); /* control */
	await(1);
	tell(9);
}
