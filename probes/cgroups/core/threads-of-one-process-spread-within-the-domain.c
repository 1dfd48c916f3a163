/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: a single thread moves its whole process, or cannot move. */
PROBE(
	.claim = "A thread moves alone between the threaded groups of its domain by cgroup.threads",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.threads; Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the thread's number is written to cgroup.procs" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(b, "cgroup.type", "threaded"));
	pid_t pid = held_threads_in(top, &hold), tid = other_thread(pid);
	const char *file = sabotaged() ? "cgroup.procs" : "cgroup.threads";
	row("from the domain into a threaded group");
	EXPECT_OK(cg_write(a, file, fmt("%d", tid)));
	EXPECT(lists_number(cg_read(a, "cgroup.threads"), tid));
	EXPECT(!lists_number(cg_read(a, "cgroup.threads"), pid));
	EXPECT(lists_number(cg_read(top, "cgroup.threads"), pid)); /* control: the leader stays */
	row("between threaded groups");
	EXPECT_OK(cg_write(b, file, fmt("%d", tid)));
	EXPECT(lists_number(cg_read(b, "cgroup.threads"), tid));
	EXPECT_STR(cg_read(a, "cgroup.threads"), "");
	row("what the thread itself is said to be in");
	EXPECT(strstr(file_text(fmt("/proc/%d/task/%d/cgroup", pid, tid)), "/top/b") != NULL);
	release(&hold, pid);
}
