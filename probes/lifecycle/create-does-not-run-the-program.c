/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the program begun by create. */
static void mark(void)
{
	shared_words()[0] = 1;
}

PROBE(.claim = "After create a container is created and its program has not run; start runs it",
	.source = "runtime-spec runtime.md, Create; Start", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "run instead of create" },
	.steps = { { "mark", mark } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "mark", NULL);

	if (!EXPECT_EQ(sabotaged() ? runtime_run("run --detach --bundle %s bulkhead-one", bundle)
				   : runtime_run("create --bundle %s bulkhead-one", bundle),
		    0))
		broken("%.400s", runtime_said());
	if (sabotaged())
		EXPECT(EVENTUALLY(shared_words()[0] == 1));
	EXPECT_STR(runtime_status("bulkhead-one"), "created");
	EXPECT_EQ(shared_words()[0], 0);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[0] == 1)); /* control */
	EXPECT(runtime_stops("bulkhead-one"));
}
