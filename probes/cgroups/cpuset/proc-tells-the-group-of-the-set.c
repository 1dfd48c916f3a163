/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: /proc/PID/cpuset shows the process's group instead of the cpuset's. */
PROBE(
	.claim = "/proc/PID/cpuset names the nearest group that has the cpuset controller",
	.source = "cpuset(7), /proc/PID/cpuset; cgroup-v2.rst, Enabling and Disabling",
	.needs = { "cgroup2.cpuset", "file.proc/self/cpuset" },
	.sabotage = { .twin = "the controller is enabled one level further down" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();

	if (sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	pid_t pid = held_in(low, &hold);
	const char *text = file_text(fmt("/proc/%d/cpuset", pid));
	EXPECT(strstr(text, "/top") != NULL); /* control */
	EXPECT(strlen(text) >= 4 && strcmp(text + strlen(text) - 4, "/top") == 0);
	release(&hold, pid);
}
