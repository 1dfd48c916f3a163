/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: tree operations refused, or blocked, because a group is frozen. */
PROBE(
	.claim = "Groups can be made in a frozen group and removed from it, and an empty frozen one removed",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "a process is frozen inside the group to be removed" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = 0;

	MUST(cg_write(top, "cgroup.freeze", "1"));
	const char *low = fmt("%s/low", top);
	EXPECT_OK(mkdir(low, 0755)); /* control */
	if (sabotaged())
		pid = held_in(low, &hold);
	EXPECT_OK(rmdir(low));
	EXPECT_OK(rmdir(top));
	if (pid)
		end_by_kill(pid);
}
