/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: attach refused by the limit, or the charge left behind. */
PROBE(
	.claim = "A task moves into a full v1 pids group, takes its charge along and cannot fork there",
	.source = "Documentation/admin-guide/cgroup-v1/pids.rst",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "the task is not moved" },
)
{
	const char *from = cg_new(cg1("pids"), "from"), *to = cg_new(cg1("pids"), "to");
	struct gate go = gate_new(), in = gate_new();
	pid_t pid = spawn(0);

	MUST(cg_write(to, "pids.max", "0"));
	if (pid == 0) {
		MUST(cg_enter(from, 0));
		gate_post(&in);
		gate_wait(&go);
		pid_t child = try_spawn(0);
		if (child == 0)
			probe_exit(0);
		probe_exit(child < 0 && errno == EAGAIN ? 3 : 4);
	}
	gate_wait(&in);
	EXPECT_EQ(cg_number(from, "pids.current"), 1); /* control */
	if (!sabotaged())
		EXPECT_OK(cg_enter(to, pid));
	EXPECT_EQ(cg_number(from, "pids.current"), 0);
	EXPECT_EQ(cg_number(to, "pids.current"), 1);
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 3);
}
