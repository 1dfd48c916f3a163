/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: the sum of v1 written to v2, where swap is counted alone. */
static void nothing(void)
{
}

PROBE(.claim = "memory.swap is memory and swap together: memsw.limit on v1, without the limit on "
	       "v2",
	.source = "runtime-spec config-linux.md, Memory, swap; cgroup-v2.rst, memory.swap.max",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "another swap limit is asked for" },
	.steps = { { "nothing", nothing } }, )
{
	const char *base = cg1("memory");

	if (base && access(fmt("%s/memory.memsw.limit_in_bytes", base), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.memsw.limit_in_bytes does not exist", base);
	resources_create("bulkhead-one", "nothing",
		fmt("{\"memory\":{\"limit\":67108864,\"swap\":%d}}",
			sabotaged() ? 83886080 : 100663296));
	const char *group = resources_group("bulkhead-one", "memory");
	row("together");
	if (resources_v1("memory"))
		EXPECT_EQ(cg_number(group, "memory.memsw.limit_in_bytes"), 100663296);
	else
		EXPECT_EQ(cg_number(group, "memory.swap.max"), 100663296 - 67108864);
	row("memory alone");
	EXPECT_EQ(cg_number(group, resources_v1("memory") ? "memory.limit_in_bytes" : "memory.max"),
		67108864); /* control */
}
