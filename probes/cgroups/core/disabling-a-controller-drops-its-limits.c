/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a stale limit still applied after its controller was disabled. */
PROBE(
	.claim = "Disabling a controller removes its limits, and enabling it again starts with defaults",
	.source = "cgroup-v2.rst, Controlling Controllers, Enabling and Disabling",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the controller stays enabled" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	MUST(cg_write(low, "pids.max", "0"));
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		row("control: the limit binds");
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_ERRNO(pid, EAGAIN); /* control */
		if (!sabotaged())
			MUST(cg_write(top, "cgroup.subtree_control", "-pids"));
		row("after the controller was disabled");
		pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_OK(pid);
		if (pid > 0)
			child_wait(pid);
	}
	row("enabled again");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	EXPECT_STR(cg_read(low, "pids.max"), "max");
}
