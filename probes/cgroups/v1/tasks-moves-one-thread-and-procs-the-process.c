/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: tasks and cgroup.procs act alike. */
PROBE(
	.claim = "On v1 a number written to tasks moves that thread alone, to cgroup.procs the whole process",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, Attaching processes",
	.needs = { "cgroup1.pids", "cgroup2" },
	.sabotage = { .twin = "the thread is written to cgroup.procs" },
)
{
	const char *a = cg_new(cg1("pids"), "a"), *b = cg_new(cg1("pids"), "b");
	struct gate hold = gate_new();
	pid_t pid = held_threads_in(cg_new(cg2(), "threads"), &hold), tid = other_thread(pid);

	row("cgroup.procs");
	MUST(cg_enter(a, pid));
	EXPECT(lists_number(cg_read(a, "tasks"), tid));
	EXPECT_EQ(cg_number(a, "pids.current"), 2);
	row("tasks");
	EXPECT_OK(cg_write(b, sabotaged() ? "cgroup.procs" : "tasks", fmt("%d", tid)));
	EXPECT(lists_number(cg_read(b, "tasks"), tid)); /* control */
	EXPECT(lists_number(cg_read(a, "tasks"), pid));
	EXPECT(!lists_number(cg_read(a, "tasks"), tid));
	EXPECT_EQ(cg_number(b, "pids.current"), 1);
	release(&hold, pid);
}
