/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: self_freezing and parent_freezing mixed up, or the thaw of one undoing both. */
PROBE(
	.claim = "freezer.self_freezing and parent_freezing say whose wish it is, and either keeps it FROZEN",
	.source = "Documentation/admin-guide/cgroup-v1/freezer-subsystem.rst",
	.needs = { "cgroup1.freezer" },
	.sabotage = { .twin = "the parent is never frozen" },
)
{
	const char *top = cg_new(cg1("freezer"), "top"), *low = cg_new(top, "low");

	row("by the parent");
	if (!sabotaged())
		MUST(cg_write(top, "freezer.state", "FROZEN"));
	EXPECT_EQ(cg_number(low, "freezer.self_freezing"), 0); /* control */
	EXPECT_EQ(cg_number(low, "freezer.parent_freezing"), 1);
	EXPECT_EQ(cg_number(top, "freezer.parent_freezing"), 0);
	row("by both");
	MUST(cg_write(low, "freezer.state", "FROZEN"));
	EXPECT_EQ(cg_number(low, "freezer.self_freezing"), 1);
	row("the own wish withdrawn");
	MUST(cg_write(low, "freezer.state", "THAWED"));
	EXPECT_EQ(cg_number(low, "freezer.self_freezing"), 0);
	EXPECT_STR(cg_read(low, "freezer.state"), "FROZEN");
	row("the parent's withdrawn, the own kept");
	MUST(cg_write(low, "freezer.state", "FROZEN"));
	MUST(cg_write(top, "freezer.state", "THAWED"));
	EXPECT_STR(cg_read(low, "freezer.state"), "FROZEN");
	EXPECT_EQ(cg_number(low, "freezer.parent_freezing"), 0);
	MUST(cg_write(low, "freezer.state", "THAWED"));
	EXPECT_STR(cg_read(low, "freezer.state"), "THAWED");
}
