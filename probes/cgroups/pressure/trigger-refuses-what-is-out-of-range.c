/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: a border of the window moved, or a threshold above it taken. */
PROBE(.claim = "A trigger needs some or full, a window of at most 10 s and a threshold within: "
	       "else EINVAL",
	.source = "Documentation/accounting/psi.rst, Monitoring for pressure thresholds",
	.needs = { PRESSURE_NEEDS },
	.sabotage = { .twin = "a good trigger is written in place of each" }, )
{
	static const struct {
		const char *name, *trigger;
	} bad[] = { { "an unknown kind", "any 100000 2000000" }, { "no numbers", "some" },
		{ "one number", "some 100000" }, { "a word", "some much 2000000" },
		{ "no threshold", "some 0 2000000" },
		{ "threshold above the window", "some 2000001 2000000" },
		{ "no window", "some 1 0" }, { "window too long", "some 100000 10000001" } };
	static const char *const files[] = { "cpu.pressure", "memory.pressure", "io.pressure" };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i].name);
		for (int f = 0; f < 3; f++)
			EXPECT_ERRNO(pressure_trigger(top, files[f],
					     sabotaged() ? "some 100000 2000000" : bad[i].trigger),
				EINVAL);
	}
	row("the longest window, the highest threshold"); /* control */
	for (int f = 0; f < 3; f++) {
		EXPECT_OK(pressure_trigger(top, files[f], "full 10000000 10000000"));
		EXPECT_OK(pressure_trigger(top, files[f], "some 2000000 2000000"));
	}
	row("the shortest window");
	EXPECT_OK(pressure_trigger(top, "cpu.pressure", fmt("some 1 %ld", pressure_window())));
}
