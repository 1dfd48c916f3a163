/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_named.h"

/* Kernel bug it catches: tasks moves the process, or cgroup.procs a thread. */
static void look(const char *point)
{
	const char *a = cg_new(point, "a"), *b = cg_new(point, "b");
	struct gate hold = gate_new();
	pid_t pid = held_threads_in(cg_new(cg2(), "threads"), &hold), tid = other_thread(pid);

	row("cgroup.procs moves all threads");
	MUST(cg_write(a, "cgroup.procs", fmt("%d", tid)));
	EXPECT(lists_number(cg_read(a, "tasks"), pid)); /* control */
	EXPECT(lists_number(cg_read(a, "tasks"), tid));
	row("tasks moves one");
	MUST(cg_write(b, sabotaged() ? "cgroup.procs" : "tasks", fmt("%d", tid)));
	EXPECT(lists_number(cg_read(b, "tasks"), tid));
	EXPECT(lists_number(cg_read(a, "tasks"), pid));
	release(&hold, pid);
	EXPECT(EVENTUALLY(rmdir(b) == 0) && EVENTUALLY(rmdir(a) == 0));
}

PROBE(
	.claim = "In a named v1 hierarchy tasks moves one thread, cgroup.procs the process of any thread",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, Attaching processes",
	.needs = { "root", "cap.SYS_ADMIN", "cgroup2" },
	.sabotage = { .twin = "the thread is written to cgroup.procs" },
)
{
	with_named_hierarchy(look);
}
