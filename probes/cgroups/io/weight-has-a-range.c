/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a border of io.weight moved, or another errno. */
PROBE(
	.claim = "io.weight defaults to 100, takes 1 to 10000 and refuses one past each end",
	.source = "cgroup-v2.rst, IO Interface Files, io.weight",
	.needs = { "cgroup2.io" },
	.sabotage = { .twin = "the border itself is written" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/io.weight", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/io.weight does not exist", top);
	row("default");
	EXPECT_STR(cg_read(top, "io.weight"), "default 100");
	row("the borders");
	EXPECT_OK(cg_write(top, "io.weight", "1")); /* control */
	EXPECT_OK(cg_write(top, "io.weight", "default 10000"));
	EXPECT_STR(cg_read(top, "io.weight"), "default 10000");
	row("below");
	EXPECT_ERRNO(cg_write(top, "io.weight", sabotaged() ? "1" : "0"), EINVAL);
	row("above");
	EXPECT_ERRNO(cg_write(top, "io.weight", sabotaged() ? "10000" : "10001"), EINVAL);
}
