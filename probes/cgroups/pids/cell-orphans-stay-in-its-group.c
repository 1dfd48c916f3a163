/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: a process leaves its group by setsid(2) or when its parent dies. */
static void watch(void)
{
	await(1);
	const char *group = cell_group("pids");
	EXPECT_EQ(cg_number(group, "pids.current"), 2);
	EXPECT(lists_number(cg_read(group, "cgroup.procs"), cell_pid())); /* control */
	tell(1);
}

PROBE(
	.claim = "A daemon that left its session and lost its parent is still in the cell's group",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes; cgroups(7)",
	.cell = { .cgroup = { "pids.max=12" } },
	.sabotage = { .twin = "the daemon ends at once" },
	.outside = watch,
)
{
	int ends[2];
	char c;

	MUST(pipe2(ends, O_CLOEXEC));
	pid_t pid = MUST(fork());
	if (pid == 0) {
		MUST(setsid());
		pid_t daemon = MUST(fork());
		if (daemon == 0) {
			if (!sabotaged()) {
				MUST(write(ends[1], "x", 1));
				await(1);
			}
		}
		probe_exit(0);
	}
	MUST(waitpid(pid, NULL, 0));
	close(ends[1]);
	EXPECT_EQ(read(ends[0], &c, 1), 1);
	tell(1);
	await(1);
}
