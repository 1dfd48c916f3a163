/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: /proc/PID/cgroup shows the path of the reader, or of the thread leader. */
PROBE(
	.claim = "/proc/PID/cgroup shows the group of that process, whoever reads it",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes; cgroups(7), /proc files",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process sits in the other group" },
)
{
	const char *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b"), *c = cg_new(b, "c");
	struct gate hold = gate_new();
	pid_t pid = held_in(sabotaged() ? a : c, &hold);

	IN_CHILD(0) {
		MUST(cg_enter(a, 0));
		row("from another group");
		const char *text = file_text(fmt("/proc/%d/cgroup", pid));
		EXPECT(strstr(text, "0::") != NULL); /* control */
		EXPECT(strstr(strstr(text, "0::"), "/b/c") != NULL);
		row("the reader's own");
		EXPECT(strstr(strstr(file_text("/proc/self/cgroup"), "0::"), "/a") != NULL);
	}
	release(&hold, pid);
}
