/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bugs it catches: shares not written, or converted with the ends out of range. */
static void nothing(void)
{
}

PROBE(.claim = "cpu.shares stand in the group: unchanged on v1, as a weight of 1 to 10000 in that "
	       "order on v2",
	.source = "runtime-spec config-linux.md, CPU, shares; cgroup-v2.rst, cpu.weight",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "shares are left out" }, .steps = { { "nothing", nothing } }, )
{
	static const struct {
		const char *name;
		int shares, weight;
	} cases[] = { { "bulkhead-least", 2, 1 }, { "bulkhead-some", 512, 0 },
		{ "bulkhead-more", 2048, 0 }, { "bulkhead-most", 262144, 10000 } };
	long long before = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name + strlen("bulkhead-"));
		resources_create(cases[i].name, "nothing",
			sabotaged() ? "{}" : fmt("{\"cpu\":{\"shares\":%d}}", cases[i].shares));
		const char *group = resources_group(cases[i].name, "cpu");
		long long now = cg_number(group, resources_v1("cpu") ? "cpu.shares" : "cpu.weight");
		if (resources_v1("cpu"))
			EXPECT_EQ(now, cases[i].shares);
		else if (cases[i].weight)
			EXPECT_EQ(now, cases[i].weight);
		EXPECT_GE(now, before + 1); /* control: more is more */
		before = now;
	}
}
