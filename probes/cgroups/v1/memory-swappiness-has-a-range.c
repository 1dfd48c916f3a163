/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a border moved, or the value not inherited at creation. */
PROBE(.claim = "A v1 memory.swappiness takes 0 to 200, refuses 201 with EINVAL, and a new child "
	       "copies it",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, swappiness",
	.needs = { "cgroup1.memory" }, .sabotage = { .twin = "the border itself is written" }, )
{
	const char *top = cg_new(cg1("memory"), "top");

	row("the borders");
	EXPECT_OK(cg_write(top, "memory.swappiness", "0"));
	EXPECT_OK(cg_write(top, "memory.swappiness", "200")); /* control */
	row("above");
	EXPECT_ERRNO(cg_write(top, "memory.swappiness", sabotaged() ? "200" : "201"), EINVAL);
	EXPECT_EQ(cg_number(top, "memory.swappiness"), 200);
	row("a new child");
	MUST(cg_write(top, "memory.swappiness", "37"));
	const char *low = cg_new(top, "low");
	EXPECT_EQ(cg_number(low, "memory.swappiness"), 37);
	row("changed later, the child keeps its own");
	MUST(cg_write(top, "memory.swappiness", "41"));
	EXPECT_EQ(cg_number(low, "memory.swappiness"), 37);
}
