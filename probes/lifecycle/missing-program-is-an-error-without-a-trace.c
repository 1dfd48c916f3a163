/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a container left behind whose program cannot be executed. */
static void nothing(void)
{
}

PROBE(.claim = "run of a program that does not exist is an error and leaves neither state nor "
	       "group",
	.source = "runtime-spec runtime.md, Create, Errors; execve(2), ENOENT", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the program exists" },
	.steps = { { "nothing", nothing } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "nothing",
		sabotaged() ? NULL : "{\"process\":{\"args\":[\"/no/such/program\"]}}");

	EXPECT(runtime_refuses("run --bundle %s bulkhead-one", bundle));
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	EXPECT_EQ(oci_groups("bulkhead-one"), 0);
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-two",
			  bundle_new("bulkhead-two", "nothing", NULL)),
		0); /* control */
}
