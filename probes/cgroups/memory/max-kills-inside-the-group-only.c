/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

#define LIMIT (16ul << 20)

/* Kernel bugs it catches: the limit not enforced, or not through an ancestor; a victim outside;
 * the kill not counted, or counted only locally. */
static int touch(const char *group, size_t size)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		char *p = MUST_PTR(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			-1, 0));
		memset(p, 1, size);
		probe_exit(0);
	}
	return child_wait(pid);
}

PROBE(
	.claim = "An ancestor's memory.max kills by OOM inside its subtree only and counts it in oom_kill",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max, memory.events",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *beside = cg_new(cg2(), "beside");
	struct gate hold = gate_new();

	if (!sabotaged())
		MUST(cg_write(top, "memory.max", fmt("%lu", LIMIT)));
	if (access(fmt("%s/memory.swap.max", top), F_OK) == 0)
		MUST(cg_write(top, "memory.swap.max", "0"));
	pid_t other = spawn_in(beside, 0);
	if (other == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	row("half the limit fits");
	EXPECT_EXIT(touch(low, LIMIT / 2), 0); /* control */
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
	row("twice the limit is killed");
	EXPECT_SIGNAL(touch(low, LIMIT * 2), SIGKILL);
	row("the kill is counted where it happened and above");
	EXPECT_EQ(cg_key(low, "memory.events", "oom_kill"), 1);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 1);
	EXPECT_GE(cg_key(top, "memory.events", "oom"), 1);
	EXPECT_GE(cg_key(top, "memory.events", "max"), 1);
	row("a sibling group lives on");
	gate_post(&hold);
	EXPECT_EXIT(child_wait(other), 0);
}
