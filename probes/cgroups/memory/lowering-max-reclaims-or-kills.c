/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

#define SIZE (16ul << 20)

/* Kernel bug it catches: a lowered limit only looked at on the next charge. */
PROBE(
	.claim = "Lowering memory.max below the usage that cannot be reclaimed kills at once",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.max is lowered to twice the usage only" },
)
{
	const char *group = cg_new(cg2(), "lowered");
	struct gate hold = gate_new(), ready = gate_new();

	if (access(fmt("%s/memory.swap.max", group), F_OK) == 0)
		MUST(cg_write(group, "memory.swap.max", "0"));
	pid_t pid = spawn_in(group, 0);
	if (pid == 0) {
		char *p = MUST_PTR(
			mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		memset(p, 1, SIZE);
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	EXPECT_GE(cg_number(group, "memory.current"), SIZE); /* control */
	MUST(cg_write(group, "memory.max", fmt("%lu", sabotaged() ? SIZE * 2 : SIZE / 4)));
	if (sabotaged())
		gate_post(&hold);
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
