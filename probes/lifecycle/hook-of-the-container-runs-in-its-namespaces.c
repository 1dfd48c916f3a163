/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: createContainer run in the runtime's namespaces, or after the pivot. */
static void hook(void)
{
	oci_hook_state();
	shared_words()[0] = ns_inode(0, "mnt");
	shared_words()[1] = ns_inode(0, "uts");
	/* The root is still the runtime's: a file of the host is found. */
	shared_words()[2] = access(getenv("BULKHEAD_RECORD"), F_OK) == 0;
}

static void program(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "A createContainer hook runs in the container's namespaces, before the root is "
	       "changed",
	.source = "runtime-spec config.md, POSIX-platform Hooks, CreateContainer Hooks",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the hook is a createRuntime hook" },
	.steps = { { "hook", hook }, { "program", program } }, )
{
	oci_create(
		"bulkhead-one", bundle_new("bulkhead-one", "program",
					fmt("{\"hooks\":{\"%s\":[%s]}}",
						sabotaged() ? "createRuntime" : "createContainer",
						oci_hook("hook"))));
	pid_t pid = runtime_pid("bulkhead-one");

	EXPECT_EQ(shared_words()[0], ns_inode(pid, "mnt"));
	EXPECT_EQ(shared_words()[1], ns_inode(pid, "uts"));
	EXPECT_NE(shared_words()[0], ns_inode(0, "mnt"));
	EXPECT_EQ(shared_words()[2], 1);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0); /* control */
	await(1);
	tell(9);
}
