/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a bad size stored, -1 not taken for no limit, no rounding to pages. */
PROBE(
	.claim = "memory.limit_in_bytes takes bytes, suffixes and -1 for none, and refuses words: EINVAL",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, User Interface",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "4M is written in place of each refused value" },
)
{
	const char *top = cg_new(cg1("memory"), "top");
	long long none = cg_number(top, "memory.limit_in_bytes");

	row("suffix");
	EXPECT_OK(cg_write(top, "memory.limit_in_bytes", "64M"));
	EXPECT_EQ(cg_number(top, "memory.limit_in_bytes"), 64 << 20);
	row("rounded to a page");
	EXPECT_OK(cg_write(top, "memory.limit_in_bytes", "33554433"));
	EXPECT_EQ(cg_number(top, "memory.limit_in_bytes") % 4096, 0);
	row("a word");
	EXPECT_ERRNO(cg_write(top, "memory.limit_in_bytes", sabotaged() ? "4M" : "much"), EINVAL);
	row("a trailing letter");
	EXPECT_ERRNO(cg_write(top, "memory.limit_in_bytes", sabotaged() ? "4M" : "4Mx"), EINVAL);
	row("none");
	EXPECT_OK(cg_write(top, "memory.limit_in_bytes", "-1")); /* control */
	EXPECT_EQ(cg_number(top, "memory.limit_in_bytes"), none);
}
