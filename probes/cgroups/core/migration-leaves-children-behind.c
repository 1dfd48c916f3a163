/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the migration of a process drags its children, or its birth group wins. */
PROBE(
	.claim = "Moving a process does not move its existing children; later ones are born where it is",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is not moved" },
)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	struct gate hold = gate_new(), moved = gate_new(), ready = gate_new();
	pid_t pid = spawn_in(from, 0);

	if (pid == 0) {
		pid_t old = held_in(from, &hold);
		gate_post(&ready);
		gate_wait(&moved);
		IN_CHILD(0) {
			row("a child born after the move");
			EXPECT(strstr(file_text("/proc/self/cgroup"), "/to") != NULL);
		}
		row("a child born before the move");
		EXPECT(strstr(file_text(fmt("/proc/%d/cgroup", old)), "/from") != NULL);
		release(&hold, old);
		probe_exit(0);
	}
	gate_wait(&ready);
	if (!sabotaged())
		MUST(cg_enter(to, pid));
	gate_post(&moved);
	EXPECT_EXIT(child_wait(pid), 0); /* control */
}
