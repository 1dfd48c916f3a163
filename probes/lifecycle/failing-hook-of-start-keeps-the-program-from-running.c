/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a failed startContainer hook taken for a warning. */
static void fail(void)
{
	oci_hook_state();
	shared_words()[1] = 1;
	probe_exit(sabotaged() ? 0 : 3);
}

static void program(void)
{
	shared_words()[0] = 1;
}

PROBE(.claim = "When a startContainer hook fails, the program never runs and the container has "
	       "ended",
	.source =
		"runtime-spec runtime.md, Lifecycle; runtime-spec config.md, StartContainer Hooks",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the hook succeeds" },
	.steps = { { "fail", fail }, { "program", program } }, )
{
	oci_create("bulkhead-one",
		bundle_new("bulkhead-one", "program",
			fmt("{\"hooks\":{\"startContainer\":[%s]}}", oci_hook_inside("fail"))));
	EXPECT_EQ(shared_words()[1], 0);
	/* runc 1.1 and crun 1.8 let start succeed: they answer before the hooks have run. */
	runtime_run("start bulkhead-one");
	EXPECT(EVENTUALLY(shared_words()[1] == 1)); /* control: the hook has run */
	EXPECT(EVENTUALLY(strcmp(runtime_status("bulkhead-one"), "stopped") == 0 ||
			  strcmp(runtime_status("bulkhead-one"), "") == 0));
	EXPECT_EQ(shared_words()[0], 0);
}
