/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: delete that stops at a failing hook. */
static void refuse(void)
{
	oci_hook_state();
	shared_words()[1] = 1;
	probe_exit(3);
}

static void program(void)
{
	shared_words()[2] = 1;
}

PROBE(.claim = "A poststop hook that fails does not keep delete from removing everything",
	.source = "runtime-spec runtime.md, Lifecycle; runtime-spec config.md, Poststop",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "there is no such hook" },
	.steps = { { "refuse", refuse }, { "program", program } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "program",
		sabotaged() ? NULL : fmt("{\"hooks\":{\"poststop\":[%s]}}", oci_hook("refuse")));

	oci_create("bulkhead-one", bundle);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[2] == 1)); /* control */
	EXPECT(runtime_stops("bulkhead-one"));
	runtime_run("delete bulkhead-one");
	EXPECT_EQ(shared_words()[1], 1);
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	EXPECT_EQ(oci_groups("bulkhead-one"), 0);
}
