/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a stream closed, opened anew, or led elsewhere. */
static void speak(void)
{
	char c;

	EXPECT_EQ(write(STDOUT_FILENO, "to-stdout\n", 10), 10);
	EXPECT_EQ(write(STDERR_FILENO, "to-stderr\n", 10), 10);
	EXPECT_EQ(read(STDIN_FILENO, &c, 1), 0);
	if (sabotaged())
		EXPECT_EQ(write(STDOUT_FILENO, "more\n", 5), 5);
}

PROBE(.claim = "Without a terminal the program's standard streams are those of the runtime",
	.source = "runtime-spec config.md, Process, terminal; runc-run(8)", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the program says more" },
	.steps = { { "speak", speak } }, )
{
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "speak", NULL)),
		0);
	/* Nothing else is said; a runtime that copies both streams may do so in either order. */
	if (strcmp(runtime_said(), "to-stderr\nto-stdout") != 0)
		EXPECT_STR(runtime_said(), "to-stdout\nto-stderr");
	EXPECT_EQ(strlen(runtime_said()), strlen("to-stdout\nto-stderr")); /* control */
}
