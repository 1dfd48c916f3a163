/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the new limit remembered and not written. */
static int fork_all(void)
{
	int n = 1;
	pid_t pid = 0;

	while (n < 60 && (pid = try_spawn(0)) > 0)
		n++;
	if (pid == 0)
		for (;;)
			pause();
	EXPECT_ERRNO(pid, EAGAIN);
	kill(-1, SIGKILL);
	while (wait(NULL) > 0)
		;
	return n;
}

static void fork_twice(void)
{
	EXPECT_EQ(fork_all(), 33); /* control */
	tell(1);
	await(2);
	EXPECT_EQ(fork_all(), 22);
	tell(3);
	await(9);
}

PROBE(.claim = "update of a running container's pids limit is in force at once",
	.source = "runc-update(8); runtime-spec config-linux.md, PIDs", .needs = { "root" },
	.cell = { .driven = true, .cgroup = { "pids.max=33" } },
	.sabotage = { .twin = "update is left out" }, .steps = { { "fork_twice", fork_twice } }, )
{
	const char *file = strdup(fmt("%s/resources", scratch()));

	make_file(file, "{\"pids\":{\"limit\":22}}", 0644);
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "fork_twice", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	if (!sabotaged())
		EXPECT_EQ(runtime_run("update --resources %s bulkhead-one", file), 0);
	tell(2);
	await(3);
	tell(9);
	EXPECT(runtime_stops("bulkhead-one")); /* control */
}
