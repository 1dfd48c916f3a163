/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: CLONE_INTO_CGROUP skips the freezer, fork's path has it. */
PROBE(
	.claim = "A child cloned into a frozen group executes nothing before the thaw",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze; clone(2), CLONE_INTO_CGROUP",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is not frozen" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	pid_t pid = counting_in(top, 0);
	EXPECT(stands_still(0));
	EXPECT_EQ(shared_words()[0] == 0, !sabotaged());
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(counts(0)); /* control: the thawed child runs */
	end_by_kill(pid);
}
