/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: only the written thread moves although cgroup.procs was written. */
PROBE(
	.claim = "Writing any thread's number to cgroup.procs moves all threads of its process together",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.procs",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "it is written to cgroup.threads" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(b, "cgroup.type", "threaded"));
	pid_t pid = held_threads_in(top, &hold), tid = other_thread(pid);
	MUST(cg_write(a, "cgroup.threads", fmt("%d", tid)));
	EXPECT_OK(cg_write(b, sabotaged() ? "cgroup.threads" : "cgroup.procs", fmt("%d", tid)));
	EXPECT(lists_number(cg_read(b, "cgroup.threads"), tid)); /* control */
	EXPECT(lists_number(cg_read(b, "cgroup.threads"), pid));
	EXPECT_STR(cg_read(a, "cgroup.threads"), "");
	release(&hold, pid);
}
