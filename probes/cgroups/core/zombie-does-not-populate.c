/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a group with zombies only counts as populated, or cannot be removed. */
PROBE(
	.claim = "A group whose only processes are zombies is unpopulated, lists none and can be removed",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "another process of the group is alive" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new(), stay = gate_new();
	pid_t pid = held_in(top, &hold), other = sabotaged() ? held_in(top, &stay) : 0;
	siginfo_t info;

	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1); /* control */
	gate_post(&hold);
	MUST(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT));
	EXPECT(sabotaged() || EVENTUALLY(cg_key(top, "cgroup.events", "populated") == 0));
	EXPECT_STR(cg_read(top, "cgroup.procs"), "");
	EXPECT(strstr(file_text(fmt("/proc/%d/cgroup", pid)), "/top") != NULL);
	EXPECT_OK(rmdir(top));
	if (!sabotaged())
		EXPECT(strstr(file_text(fmt("/proc/%d/cgroup", pid)), "/top (deleted)") != NULL);
	EXPECT_EXIT(child_wait(pid), 0);
	if (other)
		release(&stay, other);
}
