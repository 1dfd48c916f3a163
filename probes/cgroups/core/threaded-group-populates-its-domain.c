/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: populated not propagated through threaded groups. */
PROBE(
	.claim = "A single thread in a threaded group keeps it and its domain populated, and rmdir is EBUSY",
	.source = "cgroup-v2.rst, Threads; [Un]populated Notification",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the thread is moved out of the threaded group" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();

	MUST(cg_write(low, "cgroup.type", "threaded"));
	pid_t pid = held_threads_in(top, &hold);
	EXPECT_EQ(cg_key(low, "cgroup.events", "populated"), 0); /* control */
	MUST(cg_write(sabotaged() ? top : low, "cgroup.threads", fmt("%d", other_thread(pid))));
	EXPECT_EQ(cg_key(low, "cgroup.events", "populated"), 1);
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1);
	EXPECT_ERRNO(rmdir(low), EBUSY);
	release(&hold, pid);
	EXPECT(EVENTUALLY(cg_key(top, "cgroup.events", "populated") == 0));
}
