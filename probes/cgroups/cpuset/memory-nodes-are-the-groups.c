/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: Mems_allowed of a task not bound to its cpuset, or empty mems refused. */
PROBE(
	.claim = "Processes of a group may use exactly the nodes of its cpuset.mems.effective",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.mems, cpuset.mems.effective",
	.needs = { "cgroup2.cpuset" },
	.sabotage = { .twin = "the files of CPUs are compared instead" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);
	const char *key = sabotaged() ? "Cpus_allowed" : "Mems_allowed_list";

	EXPECT_OK(cg_write(top, "cpuset.mems", "0")); /* control */
	row("the task's nodes");
	EXPECT_STR(cg_read(top, "cpuset.mems.effective"), "0");
	EXPECT_STR(status_field(pid, key), "0");
	row("a node outside of the machine");
	EXPECT(cg_write(top, "cpuset.mems", "1023") < 0);
	EXPECT_STR(cg_read(top, "cpuset.mems.effective"), "0");
	release(&hold, pid);
}
