/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the cpuset of the process applied to a thread elsewhere. */
PROBE(
	.claim = "Threads of one process in different threaded groups have different CPUs",
	.source = "cgroup-v2.rst, Threads; Cpuset Interface Files",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the second thread stays with the first" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(b, "cgroup.type", "threaded"));
	MUST(cg_write(a, "cpuset.cpus", "0"));
	MUST(cg_write(b, "cpuset.cpus", "1"));
	pid_t pid = held_threads_in(top, &hold), tid = other_thread(pid);
	EXPECT_OK(cg_write(a, "cgroup.threads", fmt("%d", pid))); /* control */
	EXPECT_OK(cg_write(sabotaged() ? a : b, "cgroup.threads", fmt("%d", tid)));
	row("the main thread");
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0");
	row("the other thread");
	EXPECT_STR(status_field(tid, "Cpus_allowed_list"), "1");
	release(&hold, pid);
}
