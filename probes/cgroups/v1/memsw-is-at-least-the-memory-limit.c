/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the order of the two limits not kept. */
PROBE(
	.claim = "memory.memsw.limit_in_bytes cannot be set below memory.limit_in_bytes nor the other way: EINVAL",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Swap Extension",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the values are swapped" },
)
{
	const char *top = cg_new(cg1("memory"), "top");

	if (access(fmt("%s/memory.memsw.limit_in_bytes", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.memsw.limit_in_bytes does not exist", top);
	MUST(cg_write(top, "memory.limit_in_bytes", "64M"));
	row("memory and swap below memory");
	EXPECT_ERRNO(cg_write(top, "memory.memsw.limit_in_bytes", sabotaged() ? "96M" : "32M"), EINVAL);
	row("both equal");
	EXPECT_OK(cg_write(top, "memory.memsw.limit_in_bytes", "64M")); /* control */
	row("memory above memory and swap");
	EXPECT_ERRNO(cg_write(top, "memory.limit_in_bytes", sabotaged() ? "64M" : "128M"), EINVAL);
}
