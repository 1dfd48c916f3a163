/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: numbers of another PID namespace leak through cgroup.procs. */
PROBE(
	.claim = "A process of an outer PID namespace shows as 0 in cgroup.procs read from an inner one",
	.source = "cgroups(7), cgroup.procs; pid_namespaces(7)",
	.needs = { "cgroup2", "ns.pid" },
	.sabotage = { .twin = "the reader shares the PID namespace" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);

	EXPECT_STR(cg_read(top, "cgroup.procs"), fmt("%d", pid)); /* control */
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWPID)
		EXPECT_STR(cg_read(top, "cgroup.procs"), "0");
	release(&hold, pid);
}
