/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: use_hierarchy's accounting lost: only the own limit enforced. */
static int touch_v1(const char *group, size_t size)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(group, 0));
		touched(size);
		probe_exit(0);
	}
	return child_wait(pid);
}

PROBE(
	.claim = "memory.limit_in_bytes of an ancestor kills in a v1 child group that allows more",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Hierarchy support",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the ancestor has no limit" },
)
{
	const char *top = cg_new(cg1("memory"), "top"), *low = cg_new(top, "low");

	if (!sabotaged())
		MUST(cg_write(top, "memory.limit_in_bytes", "16M"));
	MUST(cg_write(low, "memory.limit_in_bytes", "256M"));
	row("within");
	EXPECT_EXIT(touch_v1(low, 8 * MIB), 0); /* control */
	row("beyond the ancestor's");
	EXPECT_SIGNAL(touch_v1(low, 32 * MIB), SIGKILL);
	row("counted at the victim");
	EXPECT_EQ(cg_key(low, "memory.oom_control", "oom_kill"), 1);
}
