/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

/*
 * Without swap nothing can be reclaimed, and each charge above the mark sleeps for a time that
 * grows with the square of the share by which it is passed.  Neighbours on the same CPU can make
 * every page a charge of its own, so both the share and the number of pages are small.
 */
#define HIGH   (24ul << 20)
#define BREACH (128ul << 10)

/* Kernel bugs it catches: the breach not counted; a breach that kills. */
PROBE(
	.claim = "A breach of memory.high is counted in memory.events and kills nobody",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.high, memory.events",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.high stays max" },
)
{
	const char *group = cg_new(cg2(), "high");

	if (!sabotaged())
		MUST(cg_write(group, "memory.high", fmt("%lu", HIGH)));
	EXPECT_EQ(cg_key(group, "memory.events", "high"), 0); /* control */
	pid_t pid = spawn_in(group, 0);
	if (pid == 0) {
		char *p = MUST_PTR(mmap(NULL, HIGH + BREACH, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		memset(p, 1, HIGH + BREACH);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_GE(cg_key(group, "memory.events", "high"), 1);
	EXPECT_EQ(cg_key(group, "memory.events", "oom_kill"), 0);
}
