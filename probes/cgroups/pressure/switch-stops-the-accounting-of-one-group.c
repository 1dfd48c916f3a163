/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bugs it catches: only the files hidden; the ancestors stop too; never started again. */
PROBE(.claim = "While cgroup.pressure is 0 stalls count in the ancestors only, and after 1 here "
	       "again",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.pressure",
	.needs = { PRESSURE_NEEDS }, .sabotage = { .twin = "the switch stays on" }, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	if (access(fmt("%s/cgroup.pressure", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.pressure does not exist", top);
	MUST(cg_write(low, "cgroup.pressure", sabotaged() ? "1" : "0"));
	struct pressure_pair pair = pressure_begin(low);
	row("the ancestor meanwhile");
	EXPECT(pressure_grows(top, "cpu.pressure", "some", 5000)); /* control */
	pressure_end(&pair);
	MUST(cg_write(low, "cgroup.pressure", "1"));
	row("the group");
	EXPECT_EQ(pressure_total(low, "cpu.pressure", "some"), 0);
	row("on again");
	pair = pressure_begin(low);
	EXPECT(pressure_grows(low, "cpu.pressure", "some", 2000));
	pressure_end(&pair);
}
