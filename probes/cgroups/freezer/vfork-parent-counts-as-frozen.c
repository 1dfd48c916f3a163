/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/sched.h>

#include "_group.h"

/* Kernel bug it catches: a parent that waits in vfork(2) keeps its group from being frozen. */
PROBE(
	.claim = "A group whose process waits in vfork(2) for a child elsewhere becomes frozen",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze; vfork(2)",
	.needs = { "cgroup2", "syscall.clone3" },
	.sabotage = { .twin = "cgroup.freeze is not written" },
)
{
	const char *top = cg_new(cg2(), "top"), *other = cg_new(cg2(), "other");
	struct gate hold = gate_new();
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		/* The child shares no memory: only the wait of vfork is asked for. */
		pid_t child = spawn(CLONE_VFORK);
		if (child == 0) {
			MUST(cg_enter(other, 0));
			shared_words()[0] = 1;
			gate_wait(&hold);
			probe_exit(0);
		}
		shared_words()[1] = 1;
		EXPECT_EXIT(child_wait(child), 0);
		probe_exit(0);
	}
	EXPECT(EVENTUALLY(((volatile uint64_t *)shared_words())[0] == 1));
	EXPECT_EQ(shared_words()[1], 0); /* control: it waits */
	if (!sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "1"));
		EXPECT(frozen_is(top, 1));
	}
	gate_post(&hold);
	/* The child has ended; its parent must not run on while it is frozen. */
	EXPECT(EVENTUALLY(cg_key(other, "cgroup.events", "populated") == 0));
	if (EXPECT(stands_still(1)))
		EXPECT_EQ(shared_words()[1], 0);
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT_EXIT(child_wait(pid), 0);
}
