/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an idle group keeps or accepts a weight, or any number taken as true. */
PROBE(
	.claim = "cpu.idle takes 0 and 1; an idle group's weight is nothing and cannot be written",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.idle, cpu.weight",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "cpu.idle stays 0" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/cpu.idle", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.idle does not exist", top);
	MUST(cg_write(top, "cpu.weight", "300"));
	row("idle");
	EXPECT_OK(cg_write(top, "cpu.idle", sabotaged() ? "0" : "1"));
	EXPECT_EQ(cg_number(top, "cpu.idle"), 1);
	EXPECT_LE(cg_number(top, "cpu.weight"), 1); /* 0 is documented, some kernels show 1 */
	row("a weight");
	EXPECT_ERRNO(cg_write(top, "cpu.weight", "100"), EINVAL);
	row("other numbers");
	EXPECT_ERRNO(cg_write(top, "cpu.idle", "2"), EINVAL);
	EXPECT_ERRNO(cg_write(top, "cpu.idle", "-1"), EINVAL);
	row("no longer idle");
	EXPECT_OK(cg_write(top, "cpu.idle", "0")); /* control */
	EXPECT_EQ(cg_number(top, "cpu.weight"), 100);
}
