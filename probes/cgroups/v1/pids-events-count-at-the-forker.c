/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the refusal counted at the ancestor whose limit it was, or not at all. */
PROBE(
	.claim = "On v1 pids.events of the forking task's own group counts each refused fork",
	.source = "Documentation/admin-guide/cgroup-v1/pids.rst",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "the fork is allowed" },
)
{
	const char *top = cg_new(cg1("pids"), "top"), *low = cg_new(top, "low");

	if (access(fmt("%s/pids.events", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/pids.events does not exist", low);
	MUST(cg_write(top, "pids.max", sabotaged() ? "9" : "1"));
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		for (int i = 1; i <= 2; i++) {
			pid_t pid = try_spawn(0);
			if (pid == 0)
				probe_exit(0);
			if (pid > 0)
				child_wait(pid);
			EXPECT_EQ(cg_key(low, "pids.events", "max"), i);
		}
	}
	EXPECT_EQ(cg_key(top, "pids.events", "max"), 0); /* control */
}
