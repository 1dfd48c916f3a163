/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a program run on the host, or nowhere, for a container that has ended. */
static void program(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	shared_words()[0]++;
}

PROBE(.claim = "exec in a container that has stopped, or that is not there, is an error and runs "
	       "nothing",
	.source = "runc-exec(8); runtime-spec runtime.md, Errors", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the container still runs" },
	.steps = { { "program", program }, { "look", look } }, )
{
	const char *words = strdup(fmt("/bulkhead-probes %s --inside --step look", PROBE_ID));

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	row("a running one");
	EXPECT_EQ(runtime_run("exec bulkhead-one %s", words), 0); /* control */
	EXPECT_EQ(shared_words()[0], 1);
	row("a stopped one");
	if (!sabotaged()) {
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
	}
	EXPECT_NE(runtime_run("exec bulkhead-one %s", words), 0);
	row("none");
	EXPECT_NE(runtime_run("exec bulkhead-none %s", words), 0);
	EXPECT_EQ(shared_words()[0], 1);
}
