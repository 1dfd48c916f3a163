/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: off by one; only the own group's limit looked at, not the ancestors'. */
PROBE(
	.claim = "fork(2) beyond pids.max of the group or of an ancestor fails with EAGAIN",
	.source = "Documentation/admin-guide/cgroup-v1/pids.rst",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "pids.max stays max" },
)
{
	const char *top = cg_new(cg1("pids"), "top");
	const char *low = cg_new(top, "low");
	if (!sabotaged())
		MUST(cg_write(top, "pids.max", "2"));
	MUST(cg_write(low, "pids.max", "max"));
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		struct gate hold = gate_new();
		row("at the limit");
		pid_t first = try_spawn(0);
		if (first == 0) {
			gate_wait(&hold);
			probe_exit(0);
		}
		EXPECT_OK(first); /* control */
		row("one past the ancestor's limit");
		pid_t second = try_spawn(0);
		if (second == 0)
			probe_exit(0);
		EXPECT_ERRNO(second, EAGAIN);
		gate_post(&hold);
		EXPECT_EXIT(child_wait(first), 0);
	}
}
