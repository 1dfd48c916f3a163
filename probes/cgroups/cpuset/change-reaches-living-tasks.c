/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the affinity of tasks already there not updated, at any depth. */
PROBE(
	.claim = "A change of an ancestor's cpuset.cpus changes the affinity of every process below, both ways",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the ancestor is not changed" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t pid = held_threads_in(low, &hold), tid = other_thread(pid);

	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0-1"); /* control */
	row("narrowed");
	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "1"));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "1");
	row("another thread");
	EXPECT_STR(status_field(tid, "Cpus_allowed_list"), "1");
	row("moved over");
	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "0"));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0");
	row("widened");
	MUST(cg_write(top, "cpuset.cpus", "0-1"));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0-1");
	release(&hold, pid);
}
