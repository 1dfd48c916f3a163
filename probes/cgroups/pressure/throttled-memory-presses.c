/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: the delay or the reclaim of memory.high not counted as a stall. */
PROBE(.claim = "A process held back by memory.high raises memory.pressure of its group, not of a "
	       "sibling",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.pressure; "
		  "Documentation/accounting/psi.rst",
	.needs = { PRESSURE_NEEDS, "cgroup2.memory" },
	.sabotage = { .twin = "memory.high is left at max" }, )
{
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");

	without_swap(top);
	if (!sabotaged())
		MUST(cg_write(top, "memory.high", "4M"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		for (int i = 0; i < 24; i++)
			touched(MIB);
		for (;;)
			pause();
	}
	row("the group");
	EXPECT(pressure_grows(top, "memory.pressure", "some", 1000));
	row("a sibling");
	EXPECT_EQ(pressure_total(side, "memory.pressure", "some"), 0); /* control */
	end_by_kill(pid);
}
