/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: the peak falls with the count, misses descendants, or is never raised. */
PROBE(
	.claim = "pids.peak keeps the highest pids.current there was, at each level, and cannot be written",
	.source = "cgroup-v2.rst, PID, pids.peak",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "only one process is started at a time" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	struct gate hold = gate_new();

	if (access(fmt("%s/pids.peak", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/pids.peak does not exist", low);
	row("at birth");
	EXPECT_EQ(cg_number(low, "pids.peak"), 0);
	row("while they live");
	pid_t a = held_in(low, &hold);
	if (sabotaged())
		release(&hold, a);
	pid_t b = held_in(low, &hold);
	EXPECT_EQ(cg_number(low, "pids.peak"), 2);
	row("after they ended");
	gate_post(&hold);
	gate_post(&hold);
	if (!sabotaged())
		child_wait(a);
	child_wait(b);
	EXPECT(number_becomes(low, "pids.current", 0));
	EXPECT_EQ(cg_number(low, "pids.peak"), 2);
	row("above and beside");
	EXPECT_EQ(cg_number(top, "pids.peak"), 2);
	EXPECT_EQ(cg_number(side, "pids.peak"), 0); /* control */
	row("it cannot be written");
	EXPECT_ERRNO(cg_write(low, "pids.peak", "0"), EINVAL);
}
