/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: the range check of cgroup.pressure lost; files that stay, or are not
 * there again. */
PROBE(.claim = "cgroup.pressure takes 0 and 1, refuses other numbers, and hides the pressure files "
	       "at 0",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.pressure", .needs = { "cgroup2" },
	.sabotage = { .twin = "1 is written where another value is to be refused, or 0" }, )
{
	static const char *const files[] = { "cpu.pressure", "memory.pressure", "io.pressure" };
	static const char *const bad[] = { "2", "-1" };
	const char *group = cg_new(cg2(), "pressure");

	if (access(fmt("%s/cgroup.pressure", group), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.pressure does not exist", group);
	row("default");
	EXPECT_EQ(cg_number(group, "cgroup.pressure"), 1); /* control */
	for (size_t i = 0; i < 2; i++) {
		row("%s", bad[i][0] == '-' ? "negative" : "two");
		EXPECT_ERRNO(
			cg_write(group, "cgroup.pressure", sabotaged() ? "1" : bad[i]), ERANGE);
		EXPECT_EQ(cg_number(group, "cgroup.pressure"), 1);
	}
	row("off");
	EXPECT_OK(cg_write(group, "cgroup.pressure", sabotaged() ? "1" : "0"));
	for (size_t i = 0; i < 3; i++)
		EXPECT_ERRNO(access(fmt("%s/%s", group, files[i]), F_OK), ENOENT);
	row("on again");
	EXPECT_OK(cg_write(group, "cgroup.pressure", "1"));
	for (size_t i = 0; i < 3; i++)
		EXPECT_OK(access(fmt("%s/%s", group, files[i]), F_OK)); /* control */
}
