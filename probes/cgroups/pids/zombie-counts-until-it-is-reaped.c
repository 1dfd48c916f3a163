/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the charge given back at exit instead of at the release of the number. */
PROBE(
	.claim = "A zombie counts in pids.current until it has been waited for",
	.source = "cgroup-v2.rst, PID; Documentation/admin-guide/cgroup-v1/pids.rst",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the process is reaped first" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);
	siginfo_t info;

	gate_post(&hold);
	MUST(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT));
	if (sabotaged())
		child_wait(pid);
	row("the zombie");
	EXPECT_EQ(cg_number(top, "pids.current"), 1);
	row("after the wait");
	if (!sabotaged())
		child_wait(pid);
	EXPECT(number_becomes(top, "pids.current", 0)); /* control */
}
