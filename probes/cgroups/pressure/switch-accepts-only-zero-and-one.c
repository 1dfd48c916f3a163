/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: another number taken for on. */
PROBE(.claim = "cgroup.pressure takes 0 and 1, other numbers are ERANGE, words EINVAL; the root "
	       "has none",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.pressure",
	.needs = { PRESSURE_NEEDS },
	.sabotage = { .twin = "1 is written in place of each refused value" }, )
{
	static const struct {
		const char *value;
		int error;
	} bad[] = { { "2", ERANGE }, { "-1", ERANGE }, { "on", EINVAL }, { "1 0", EINVAL } };
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/cgroup.pressure", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.pressure does not exist", top);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i].value);
		EXPECT_ERRNO(cg_write(top, "cgroup.pressure", sabotaged() ? "1" : bad[i].value),
			bad[i].error);
	}
	row("unchanged");
	EXPECT_EQ(cg_number(top, "cgroup.pressure"), 1); /* control */
}
