/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: exec, or the change of credentials at exec, changes the membership. */
static void after(void)
{
	EXPECT(strstr(file_text("/proc/self/cgroup"), "/top") != NULL);
}

PROBE(
	.claim = "A process stays in its group across execve(2)",
	.source = "cgroups(7), Creating cgroups and moving processes",
	.needs = { "cgroup2" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the process is moved away between fork and exec" },
)
{
	const char *top = cg_new(cg2(), "top"), *away = cg_new(cg2(), "away");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		if (sabotaged())
			MUST(cg_enter(away, 0));
		exec_self("after");
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
}
