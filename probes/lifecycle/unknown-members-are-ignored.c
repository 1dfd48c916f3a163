/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a configuration refused for what a later version may add. */
static void mark(void)
{
	shared_words()[0] = 1;
}

PROBE(.claim = "A configuration with members and annotations that nobody knows makes a container",
	.source = "runtime-spec config.md, Extensibility", .needs = { "root" },
	.cell = { .driven = true },
	.sabotage = { .twin = "a known member that cannot be applied besides" },
	.steps = { { "mark", mark } }, )
{
	EXPECT_EQ(runtime_run("create --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "mark",
				  sabotaged() ? "{\"x-unknown\":1,\"root\":{\"path\":\"/no/such\"}}"
					      : "{\"x-unknown\":{\"a\":[1]},\"annotations\":{\"org."
						"none.x\":\"y\"},"
						"\"process\":{\"xUnknown\":true},\"linux\":{"
						"\"xUnknown\":\"z\"}}")),
		0);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[0] == 1)); /* control */
}
