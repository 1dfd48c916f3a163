/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit raised by the delegatee in a child lifts the delegated one. */
PROBE(
	.claim = "A child group with a larger limit, made by the delegatee, stays bound by the delegated one",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2.pids", "root" },
	.sabotage = { .twin = "the delegated group has no limit" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "pids.max", sabotaged() ? "max" : "1"));
	delegate_to(top, NOBODY_UID);
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		become(NOBODY_UID, NOBODY_UID);
		const char *low = cg_new(top, "low");
		MUST(cg_enter(low, 0));
		MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
		EXPECT_OK(cg_write(low, "pids.max", "max")); /* control */
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_ERRNO(pid, EAGAIN);
	}
}
