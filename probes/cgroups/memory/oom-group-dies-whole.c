/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

#define LIMIT (16ul << 20)

/* Kernel bugs it catches: oom.group ignored; only the own group's flag looked at. */
PROBE(
	.claim = "With memory.oom.group an OOM kill takes every process of the group and its descendants",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.oom.group",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.oom.group stays 0" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	struct gate hold = gate_new();

	MUST(cg_write(top, "memory.max", fmt("%lu", LIMIT)));
	if (access(fmt("%s/memory.swap.max", top), F_OK) == 0)
		MUST(cg_write(top, "memory.swap.max", "0"));
	EXPECT_EQ(cg_number(top, "memory.oom.group"), 0);
	if (!sabotaged())
		MUST(cg_write(top, "memory.oom.group", "1"));
	pid_t small = spawn_in(side, 0);
	if (small == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	pid_t big = spawn_in(low, 0);
	if (big == 0) {
		char *p = MUST_PTR(mmap(NULL, LIMIT * 2, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		memset(p, 1, LIMIT * 2);
		probe_exit(0);
	}
	EXPECT_SIGNAL(child_wait(big), SIGKILL); /* control */
	if (sabotaged())
		gate_post(&hold);
	EXPECT_SIGNAL(child_wait(small), SIGKILL);
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 2);
}
