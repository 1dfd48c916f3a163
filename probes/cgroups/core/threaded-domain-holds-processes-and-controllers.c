/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the internal-process rule applied to threaded controllers. */
PROBE(
	.claim = "A threaded domain may hold processes while it enables a threaded controller",
	.source = "cgroup-v2.rst, Threads; No Internal Process Constraint",
	.needs = { "cgroup2.pids", "cgroup2.memory" },
	.sabotage = { .twin = "the controller enabled is memory, which needs a domain" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);

	MUST(cg_write(low, "cgroup.type", "threaded"));
	if (!EXPECT_OK(cg_write(top, "cgroup.subtree_control", sabotaged() ? "+memory" : "+pids")))
		return release(&hold, pid);
	EXPECT_EQ(access(fmt("%s/pids.current", low), F_OK), 0);
	row("a thread counts in the threaded group and its domain");
	MUST(cg_write(low, "cgroup.threads", fmt("%d", pid)));
	EXPECT_EQ(cg_number(low, "pids.current"), 1);
	EXPECT_EQ(cg_number(top, "pids.current"), 1); /* control */
	release(&hold, pid);
}
