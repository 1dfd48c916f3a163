/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: an option of exec without effect, or the container's environment lost. */
static void program(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	char cwd[64];

	EXPECT_EQ(getuid(), 21);
	EXPECT_EQ(getgid(), 22);
	EXPECT_STR(getcwd(cwd, sizeof(cwd)), "/etc");
	EXPECT_STR(getenv("OF_EXEC"), "2");
	shared_words()[0] = 1;
}

PROBE(.claim = "exec's options --user, --cwd and --env are in force for its program",
	.source = "runc-exec(8)", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "other values" },
	.steps = { { "program", program }, { "look", look } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_EQ(runtime_run("exec --user %s --cwd /etc --env OF_EXEC=2 bulkhead-one "
			      "/bulkhead-probes %s --inside --step look",
			  sabotaged() ? "21:23" : "21:22", PROBE_ID),
		0);
	EXPECT_EQ(shared_words()[0], 1); /* control */
	tell(9);
}
