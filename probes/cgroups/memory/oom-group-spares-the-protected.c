/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a process with oom_score_adj -1000 killed with its group. */
static void set_adj(pid_t pid, const char *value)
{
	MUST(write_file(fmt("/proc/%d/oom_score_adj", pid), value));
}

PROBE(
	.claim = "A process with oom_score_adj -1000 survives the kill of its group by memory.oom.group",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.oom.group",
	.needs = { "cgroup2.memory", "cap.SYS_RESOURCE" },
	.sabotage = { .twin = "its oom_score_adj is -999" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.max", "16M"));
	MUST(cg_write(top, "memory.oom.group", "1"));
	pid_t saved = held_in(top, &hold), lost = held_in(top, &hold);
	set_adj(saved, sabotaged() ? "-999" : "-1000");
	EXPECT_SIGNAL(touch_in(top, 48 * MIB), SIGKILL);
	row("the unprotected");
	EXPECT_SIGNAL(child_wait(lost), SIGKILL); /* control */
	row("the protected");
	gate_post(&hold);
	EXPECT_EXIT(child_wait(saved), 0);
}
