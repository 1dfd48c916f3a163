/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a refusal that sticks; the limit read once only. */
PROBE(
	.claim = "After pids.max was raised the next fork(2) succeeds, and after it was lowered it fails",
	.source = "cgroup-v2.rst, PID, pids.max",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the limit is not raised" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		static const char *const limits[] = { "1", "2", "1" };
		for (int i = 0; i < 3; i++) {
			row("%s", i == 0 ? "at the limit" : i == 1 ? "raised" : "lowered");
			MUST(cg_write(top, "pids.max", sabotaged() ? "1" : limits[i]));
			pid_t child = try_spawn(0);
			if (child == 0)
				probe_exit(0);
			if (i == 1)
				EXPECT_OK(child);
			else
				EXPECT_ERRNO(child, EAGAIN);
			if (child > 0)
				child_wait(child);
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
}
