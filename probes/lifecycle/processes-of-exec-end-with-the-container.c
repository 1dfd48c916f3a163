/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: exec's program not a member of the container's pid namespace. */
static void program(void)
{
	tell(1);
	await(9);
}

static void linger(void)
{
	shared_words()[0] = 1;
	for (;;)
		pause();
}

PROBE(.claim = "exec --detach returns at once; its program, named by the pid file, ends with the "
	       "container",
	.source =
		"runc-exec(8), --detach, --pid-file; pid_namespaces(7), The namespace init process",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the container's program goes on" },
	.steps = { { "program", program }, { "linger", linger } }, )
{
	const char *file = strdup(fmt("%s/exec-pid", scratch()));

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_EQ(runtime_run("exec --detach --pid-file %s bulkhead-one "
			      "/bulkhead-probes %s --inside --step linger",
			  file, PROBE_ID),
		0);
	EXPECT(EVENTUALLY(shared_words()[0] == 1));
	pid_t pid = (pid_t)file_number(file);
	EXPECT_EQ(ns_inode(pid, "pid"), ns_inode(runtime_pid("bulkhead-one"), "pid")); /* control */
	/* The first process is a zombie only when all others of its namespace are dead. */
	if (!sabotaged()) {
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
	}
	EXPECT(kill(pid, 0) < 0 || strchr("ZX", status_field(pid, "State")[0]));
	tell(9);
}
