/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a bad value stored for swap, or a default changed. */
PROBE(
	.claim = "memory.swap.max and memory.swap.high default to max, take sizes and refuse words: EINVAL",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.max, memory.swap.high",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "1M is written in place of the refused values" },
)
{
	static const char *const files[] = { "memory.swap.max", "memory.swap.high" };
	const char *top = cg_new(cg2(), "top");

	for (int i = 0; i < 2; i++) {
		row("%s", files[i]);
		if (access(fmt("%s/%s", top, files[i]), F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", files[i]);
			continue;
		}
		EXPECT_STR(cg_read(top, files[i]), "max");
		EXPECT_OK(cg_write(top, files[i], "2M")); /* control */
		EXPECT_STR(cg_read(top, files[i]), "2097152");
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "1M" : "-1"), EINVAL);
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "1M" : "none"), EINVAL);
		EXPECT_STR(cg_read(top, files[i]), "2097152");
	}
}
