/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a partition root under a group that is none, with CPUs of its own. */
PROBE(
	.claim = "A partition asked for below a group that is none reads root invalid with the reason",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "no partition is asked for" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");

	MUST(cg_write(top, "cpuset.cpus", "0-1"));
	MUST(cg_write(low, "cpuset.cpus", "1"));
	if (!sabotaged())
		EXPECT_OK(cg_write(low, "cpuset.cpus.partition", "root"));
	const char *state = cg_read(low, "cpuset.cpus.partition");
	EXPECT(strncmp(state, "root invalid (", 14) == 0);
	row("its CPU stays with the others");
	EXPECT_STR(cg_read(side, "cpuset.cpus.effective"), "0-1"); /* control */
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "1");
	row("a member again");
	EXPECT_OK(cg_write(low, "cpuset.cpus.partition", "member"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.partition"), "member");
}
