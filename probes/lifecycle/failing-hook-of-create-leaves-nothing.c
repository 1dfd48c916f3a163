/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a container kept whose hook has said no. */
static void refuse(void)
{
	oci_hook_state();
	shared_words()[1] = 1;
	probe_exit(3);
}

static void agree(void)
{
	oci_hook_state();
	shared_words()[1] = 1;
}

static void program(void)
{
	shared_words()[2] = 1;
}

PROBE(.claim = "A createRuntime hook that fails makes create an error and leaves neither state nor "
	       "group",
	.source = "runtime-spec runtime.md, Lifecycle; runtime-spec config.md, createRuntime Hooks",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the hook succeeds" },
	.steps = { { "refuse", refuse }, { "agree", agree }, { "program", program } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "program",
		fmt("{\"hooks\":{\"createRuntime\":[%s]}}",
			oci_hook(sabotaged() ? "agree" : "refuse")));

	/* Not every runtime says why when the hook has said it. */
	EXPECT_NE(runtime_run("create --bundle %s bulkhead-one", bundle), 0);
	EXPECT_EQ(shared_words()[1], 1); /* control: the hook has run */
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	EXPECT_EQ(oci_groups("bulkhead-one"), 0);
	EXPECT_EQ(shared_words()[2], 0);
}
