/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bugs it catches: swap charges that migrate; pages read back charged to the new group. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	struct gate ready = gate_new(), go = gate_new(), done = gate_new(), hold = gate_new();
	pid_t pid = spawn_in(from, 0);

	if (pid == 0) {
		volatile char *p = touched(size);
		long long sum = 0;
		gate_post(&ready);
		gate_wait(&go);
		for (long long i = 0; i < size; i += 4096)
			sum += p[i];
		MUST_BE(sum == size / 4096);
		gate_post(&done);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	swap_out(from, size / 2);
	if (!sabotaged())
		MUST(cg_enter(to, pid));
	row("in swap");
	EXPECT_GE(swapped(from), size / 4); /* control */
	EXPECT_EQ(swapped(to), 0);
	row("read back");
	gate_post(&go);
	gate_wait(&done);
	/* The charge was recorded with the slot: a page that comes back is the old group's. */
	EXPECT(EVENTUALLY(cg_key(from, "memory.stat", "anon") >= size * 7 / 8));
	EXPECT_LE(cg_key(to, "memory.stat", "anon"), size / 8);
	row("the owner is in the new one");
	EXPECT(lists_number(cg_read(to, "cgroup.procs"), pid));
	release(&hold, pid);
}

PROBE(.claim = "Pages in swap stay charged to their group when the owner moves, and return to it "
	       "when read",
	.source = "cgroup-v2.rst, Memory, Memory Ownership; memory.swap.current",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the owner stays" }, .exclusive = true, )
{
	with_swap(look);
}
