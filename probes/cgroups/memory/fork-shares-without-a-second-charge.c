/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: copied page tables charged as pages; the copy on write not charged. */
PROBE(.claim = "fork(2) charges no page a second time, and the child's first write to each page "
	       "does",
	.source = "cgroup-v2.rst, Memory, Memory Ownership; fork(2)", .needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the child writes before it is looked at" }, )
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate go = gate_new(), done = gate_new(), hold = gate_new();
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		char *p = touched(size);
		MUST_BE(stat_reaches(top, "anon", size));
		long long before = cg_key(top, "memory.stat", "anon");
		pid_t child = spawn(0);
		if (child == 0) {
			if (!sabotaged())
				gate_wait(&go);
			memset(p, 2, size);
			gate_post(&done);
			gate_wait(&hold);
			probe_exit(0);
		}
		if (sabotaged())
			gate_wait(&done);
		row("after the fork");
		EXPECT_LE(cg_key(top, "memory.stat", "anon") - before, size / 2);
		if (!sabotaged()) {
			gate_post(&go);
			gate_wait(&done);
		}
		row("after the child's writes");
		EXPECT(stat_reaches(top, "anon", before + size * 7 / 8)); /* control */
		release(&hold, child);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
