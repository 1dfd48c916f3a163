/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: full of cpu.pressure always zero, as it is for the machine. */
PROBE(.claim = "A group held back by cpu.max counts full in its cpu.pressure, one without a quota "
	       "little",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.pressure; "
		  "Documentation/accounting/psi.rst, Pressure interface",
	.needs = { PRESSURE_NEEDS, "cgroup2.cpu" }, .sabotage = { .twin = "the quota is lifted" }, )
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpu.max", sabotaged() ? "max" : "2000 50000"));
	struct pressure_pair pair = pressure_begin(top);
	EXPECT(pressure_grows(top, "cpu.pressure", "some", 1000)); /* control */
	/* Held back for 48 of 50 ms; without a quota full needs somebody else on every CPU. */
	long long full = pressure_total(top, "cpu.pressure", "full"), some;
	some = pressure_total(top, "cpu.pressure", "some");
	EXPECT(pressure_grows(top, "cpu.pressure", "some", 100000));
	full = pressure_total(top, "cpu.pressure", "full") - full;
	some = pressure_total(top, "cpu.pressure", "some") - some;
	note("some %lld us, full %lld us", some, full);
	EXPECT_GE(full * 100 / (some ? some : 1), 60);
	pressure_end(&pair);
}
