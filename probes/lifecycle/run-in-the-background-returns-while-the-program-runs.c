/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a detached run that waits, or whose program ends with the runtime. */
static void program(void)
{
	tell(1);
	await(2);
	tell(3);
}

PROBE(.claim = "run --detach returns with the pid written and the program running on",
	.source = "runc-run(8), --detach, --pid-file", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the program is ended" },
	.steps = { { "program", program } }, )
{
	const char *file = strdup(fmt("%s/pid", scratch()));

	EXPECT_EQ(runtime_run("run --detach --pid-file %s --bundle %s bulkhead-one", file,
			  bundle_new("bulkhead-one", "program", NULL)),
		0);
	await(1);
	if (sabotaged()) {
		runtime_run("kill bulkhead-one KILL");
		runtime_stops("bulkhead-one");
	}
	EXPECT_STR(runtime_status("bulkhead-one"), "running");
	EXPECT_EQ(file_number(file), runtime_pid("bulkhead-one"));
	if (sabotaged())
		return;
	tell(2);
	await(3); /* control: it goes on */
	EXPECT(runtime_stops("bulkhead-one"));
}
