/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: status 0 or 1 for whatever the program returned. */
static void end(void)
{
	probe_exit((int)shared_words()[0]);
}

PROBE(.claim = "run ends with the program's exit status, and with 128 and the number of its signal",
	.source = "runc-run(8); runtime-spec runtime.md, Lifecycle", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the program ends with another status" },
	.steps = { { "end", end } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "end", NULL);

	shared_words()[0] = sabotaged() ? 36 : 37;
	row("status");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one", bundle), 37);
	shared_words()[0] = 0;
	row("success");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-two", bundle), 0); /* control */
	EXPECT_STR(runtime_status("bulkhead-two"), "");
}
