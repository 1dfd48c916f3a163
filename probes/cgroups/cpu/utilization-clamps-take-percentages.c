/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a clamp above 100 or with a third decimal accepted. */
PROBE(
	.claim = "cpu.uclamp.min and max take 0.00 to 100.00 or max and refuse more and garbage",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.uclamp.min, cpu.uclamp.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "50 is written in place of the refused values" },
)
{
	static const char *const files[] = { "cpu.uclamp.min", "cpu.uclamp.max" };
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/%s", top, files[0]), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/%s does not exist", top, files[0]);
	for (int i = 0; i < 2; i++) {
		row("%s: default", files[i]);
		EXPECT_STR(cg_read(top, files[i]), i ? "max" : "0.00");
		row("%s: accepted", files[i]);
		EXPECT_OK(cg_write(top, files[i], "12.50")); /* control */
		EXPECT_STR(cg_read(top, files[i]), "12.50");
		row("%s: above a hundred", files[i]);
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "50" : "100.01"), ERANGE);
		row("%s: a word", files[i]);
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "50" : "fast"), EINVAL);
		EXPECT_STR(cg_read(top, files[i]), "12.50");
	}
}
