/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: the thaw of a group looks only at its own flag; the freeze counter of a
 * descendant decremented twice. */
PROBE(
	.claim = "A group stays frozen until neither it nor any of its ancestors is frozen",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the upper group is thawed as well, too early" },
)
{
	const char *top = cg_new(cg2(), "top"), *mid = cg_new(top, "mid"), *low = cg_new(mid, "low");
	pid_t pid = counting_in(low, 0);

	EXPECT(counts(0)); /* control */
	MUST(cg_write(mid, "cgroup.freeze", "1"));
	EXPECT(frozen_is(low, 1));
	MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(frozen_is(top, 1));
	row("the own group thawed below a frozen ancestor");
	MUST(cg_write(mid, "cgroup.freeze", "0"));
	if (sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(stands_still(0));
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	EXPECT_EQ(cg_key(mid, "cgroup.events", "frozen"), 1);
	row("the ancestor thawed above a frozen group");
	MUST(cg_write(mid, "cgroup.freeze", "1"));
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(frozen_is(top, 0));
	EXPECT(sabotaged() || stands_still(0));
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	row("both thawed");
	MUST(cg_write(mid, "cgroup.freeze", "0"));
	EXPECT(counts(0));
	EXPECT(frozen_is(low, 0));
	end_by_kill(pid);
}
