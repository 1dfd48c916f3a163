/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: v1's moving of charges at migration done on v2. */
PROBE(
	.claim = "A process that moves leaves the memory it has in the old group, new memory goes to the new",
	.source = "cgroup-v2.rst, Memory, Memory Ownership",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the process is not moved" },
)
{
	const long long size = 8 << 20;
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	struct gate ready = gate_new(), moved = gate_new(), done = gate_new(), hold = gate_new();
	pid_t pid = spawn_in(from, 0);

	if (pid == 0) {
		touched(size);
		gate_post(&ready);
		gate_wait(&moved);
		touched(size / 2);
		gate_post(&done);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	if (!sabotaged())
		MUST(cg_enter(to, pid));
	row("what it had");
	EXPECT_GE(cg_key(from, "memory.stat", "anon"), size); /* control */
	EXPECT_LE(cg_key(to, "memory.stat", "anon"), size / 4);
	gate_post(&moved);
	gate_wait(&done);
	row("what it took later");
	EXPECT_GE(cg_key(to, "memory.stat", "anon"), size / 2);
	EXPECT_LE(cg_key(from, "memory.stat", "anon"), size * 5 / 4);
	release(&hold, pid);
}
