/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a bad value stored for zswap, or a default changed. */
PROBE(.claim = "memory.zswap.max is max at first and takes sizes; memory.zswap.writeback is 1, "
	       "takes 0 and 1",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.zswap.max, memory.zswap.writeback",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "a good value is written in place of the refused ones" }, )
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/memory.zswap.max", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.zswap.max does not exist", top);
	row("usage");
	EXPECT_EQ(cg_number(top, "memory.zswap.current"), 0);
	row("limit");
	EXPECT_STR(cg_read(top, "memory.zswap.max"), "max");
	EXPECT_OK(cg_write(top, "memory.zswap.max", "2M")); /* control */
	EXPECT_STR(cg_read(top, "memory.zswap.max"), "2097152");
	EXPECT_ERRNO(cg_write(top, "memory.zswap.max", sabotaged() ? "0" : "-1"), EINVAL);
	EXPECT_ERRNO(cg_write(top, "memory.zswap.max", sabotaged() ? "max" : "much"), EINVAL);
	row("writeback");
	if (access(fmt("%s/memory.zswap.writeback", top), F_OK) != 0) {
		row_skip(SKIP_KERNEL, "%s/memory.zswap.writeback does not exist", top);
		return;
	}
	EXPECT_EQ(cg_number(top, "memory.zswap.writeback"), 1);
	EXPECT_OK(cg_write(top, "memory.zswap.writeback", "0"));
	EXPECT_EQ(cg_number(top, "memory.zswap.writeback"), 0);
	EXPECT_ERRNO(cg_write(top, "memory.zswap.writeback", sabotaged() ? "1" : "2"), EINVAL);
}
