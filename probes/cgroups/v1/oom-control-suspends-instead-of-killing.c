/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: oom_kill_disable ignored, under_oom not shown, or no wake-up by room. */
PROBE(
	.claim = "With memory.oom_control 1 a task over the limit waits, and goes on when the limit is raised",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, OOM Control",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the OOM killer stays enabled" },
)
{
	const char *top = cg_new(cg1("memory"), "top");

	if (!sabotaged() && cg_write(top, "memory.oom_control", "1") < 0)
		skip(SKIP_KERNEL, "write memory.oom_control: %m");
	MUST(cg_write(top, "memory.limit_in_bytes", "8M"));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(16 * MIB);
		probe_exit(0);
	}
	row("it waits");
	EXPECT(EVENTUALLY(sabotaged() || cg_key(top, "memory.oom_control", "under_oom") == 1));
	EXPECT_EQ(cg_key(top, "memory.oom_control", "oom_kill_disable"), !sabotaged()); /* control */
	row("it goes on");
	if (!sabotaged())
		MUST(cg_write(top, "memory.limit_in_bytes", "64M"));
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_EQ(cg_key(top, "memory.oom_control", "oom_kill"), 0);
}
