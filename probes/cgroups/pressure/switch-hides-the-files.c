/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bugs it catches: files that stay, that stay away, or a child switched along. */
PROBE(.claim = "cgroup.pressure 0 takes the pressure files of that group away and 1 brings them "
	       "back",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.pressure",
	.needs = { PRESSURE_NEEDS }, .sabotage = { .twin = "the switch stays on" }, )
{
	static const char *const files[] = { "cpu.pressure", "memory.pressure", "io.pressure" };
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	if (access(fmt("%s/cgroup.pressure", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.pressure does not exist", top);
	row("default");
	EXPECT_EQ(cg_number(top, "cgroup.pressure"), 1);
	MUST(cg_write(top, "cgroup.pressure", sabotaged() ? "1" : "0"));
	row("off");
	EXPECT_EQ(cg_number(top, "cgroup.pressure"), 0);
	for (int i = 0; i < 3; i++) {
		EXPECT_ERRNO(access(fmt("%s/%s", top, files[i]), F_OK), ENOENT);
		EXPECT_OK(access(fmt("%s/%s", low, files[i]), F_OK)); /* control: not the child's */
	}
	EXPECT_EQ(cg_number(low, "cgroup.pressure"), 1);
	row("on again");
	MUST(cg_write(top, "cgroup.pressure", "1"));
	for (int i = 0; i < 3; i++)
		EXPECT_OK(access(fmt("%s/%s", top, files[i]), R_OK));
}
