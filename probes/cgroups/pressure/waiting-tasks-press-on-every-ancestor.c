/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bugs it catches: stalls not counted, not hierarchical, or counted in a sibling. */
PROBE(.claim = "Tasks that wait for a CPU raise cpu.pressure of their group and its ancestors, no "
	       "sibling's",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.pressure; "
		  "Documentation/accounting/psi.rst, Cgroup2 interface",
	.needs = { PRESSURE_NEEDS }, .sabotage = { .twin = "the tasks are in the sibling" }, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"),
		   *side = cg_new(top, "side");
	struct pressure_pair pair = pressure_begin(sabotaged() ? side : low);

	row("the group");
	EXPECT(pressure_grows(low, "cpu.pressure", "some", 2000));
	row("the ancestor");
	EXPECT(pressure_grows(top, "cpu.pressure", "some", 2000)); /* control */
	row("a sibling");
	EXPECT_EQ(pressure_total(side, "cpu.pressure", "some"), 0);
	pressure_end(&pair);
}
