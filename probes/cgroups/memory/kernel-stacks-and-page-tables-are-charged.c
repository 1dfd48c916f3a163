/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_group.h"

/* Kernel bug it catches: kernel memory that a process causes not charged to its group. */
static void *held(void *gate)
{
	gate_wait(gate);
	return NULL;
}

PROBE(.claim = "Kernel stacks of threads and page tables are charged: kernel_stack, pagetables in "
	       "memory.stat",
	.source = "cgroup-v2.rst, Memory, memory.stat, kernel_stack, pagetables",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "no thread is made and no page is touched" }, )
{
	const int threads = 16, tables = 64;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		pthread_t ids[16];
		long long before = cg_key(top, "memory.stat", "kernel_stack");
		for (int i = 0; i < threads && !sabotaged(); i++)
			MUST_RC(-pthread_create(&ids[i], NULL, held, &hold));
		row("kernel stacks");
		EXPECT(stat_reaches(top, "kernel_stack", before + threads * 8192LL));
		row("page tables");
		before = cg_key(top, "memory.stat", "pagetables");
		size_t step = 2 << 20;
		char *p = MUST_PTR(mmap(NULL, step * tables, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
		no_huge_pages(p, step * tables);
		for (int i = 0; i < tables && !sabotaged(); i++)
			p[step * i] = 1;
		EXPECT(stat_reaches(top, "pagetables", before + (tables - 2) * 4096LL));
		row("kernel memory is a part of the whole");
		EXPECT_GE(cg_number(top, "memory.current"), /* control */
			cg_key(top, "memory.stat", "kernel_stack"));
		for (int i = 0; i < threads && !sabotaged(); i++)
			gate_post(&hold);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
