/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a pid that is inside's, or the runtime's own. */
static void wait_for_end(void)
{
	shared_words()[0] = ns_inode(0, "pid");
	tell(1);
	await(9);
}

PROBE(.claim = "The pid file and the state name the same process, and it is in the container's "
	       "namespaces",
	.source = "runc-create(8), --pid-file; runtime-spec runtime.md, State, pid",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the number of another process is read" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "wait_for_end", NULL),
		   *path = fmt("%s/pid-of-one", scratch());

	EXPECT_EQ(runtime_run("create --pid-file %s --bundle %s bulkhead-one", path, bundle), 0);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	pid_t pid = sabotaged() ? getpid() : (pid_t)file_number(fmt("%s/pid-of-one", scratch()));
	EXPECT_EQ(pid, runtime_pid("bulkhead-one"));
	EXPECT_EQ(ns_inode(pid, "pid"), shared_words()[0]);
	EXPECT_NE(ns_inode(0, "pid"), shared_words()[0]); /* control */
	tell(9);
}
