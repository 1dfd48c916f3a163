/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the charge made in the own group only; a zombie given back early. */
PROBE(
	.claim = "pids.current of a v1 group counts its own and its descendants' tasks, zombies included",
	.source = "Documentation/admin-guide/cgroup-v1/pids.rst",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "the process sits beside the group" },
)
{
	const char *top = cg_new(cg1("pids"), "top"), *low = cg_new(top, "low");
	const char *beside = cg_new(cg1("pids"), "beside");
	struct gate hold = gate_new();
	pid_t a = held_in_v1(top, &hold), b = held_in_v1(sabotaged() ? beside : low, &hold);
	siginfo_t info;

	row("two levels");
	EXPECT_EQ(cg_number(top, "pids.current"), 2);
	EXPECT_EQ(cg_number(low, "pids.current"), 1);
	row("zombies");
	gate_post(&hold);
	gate_post(&hold);
	MUST(waitid(P_PID, (id_t)a, &info, WEXITED | WNOWAIT));
	MUST(waitid(P_PID, (id_t)b, &info, WEXITED | WNOWAIT));
	EXPECT_EQ(cg_number(top, "pids.current"), 2);
	row("reaped");
	child_wait(a);
	child_wait(b);
	EXPECT(number_becomes(top, "pids.current", 0)); /* control */
}
