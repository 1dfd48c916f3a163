/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the time not counted, counted while thawed, or for empty descendants only. */
PROBE(.claim = "frozen_usec of cgroup.stat.local grows while a group is frozen, by an ancestor "
	       "too, only then",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.stat.local", .needs = { "cgroup2" },
	.sabotage = { .twin = "nothing is frozen" }, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"),
		   *side = cg_new(cg2(), "side");
	struct gate hold = gate_new();

	if (access(fmt("%s/cgroup.stat.local", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.stat.local does not exist", top);
	pid_t pid = held_in(low, &hold);
	EXPECT_EQ(cg_key(low, "cgroup.stat.local", "frozen_usec"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	uint64_t patience = now_ns() + 300000000u;
	row("the group that was frozen");
	EXPECT(EVENTUALLY(cg_key(top, "cgroup.stat.local", "frozen_usec") > 0 ||
			  (sabotaged() && now_ns() > patience)));
	EXPECT_GE(cg_key(top, "cgroup.stat.local", "frozen_usec"), 1);
	row("its child");
	EXPECT_GE(cg_key(low, "cgroup.stat.local", "frozen_usec"), 1);
	row("a sibling");
	EXPECT_EQ(cg_key(side, "cgroup.stat.local", "frozen_usec"), 0);
	row("after the thaw");
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(sabotaged() || frozen_is(top, 0));
	long long then = cg_key(top, "cgroup.stat.local", "frozen_usec");
	IN_CHILD(0)
	{
	}
	EXPECT_EQ(cg_key(top, "cgroup.stat.local", "frozen_usec"), then);
	release(&hold, pid);
}
