/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the populated or the children check of cgroup_destroy lost. */
PROBE(
	.claim = "rmdir(2) of a group with a live process or a child group fails with EBUSY",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group has neither a process nor a child" },
)
{
	struct gate hold = gate_new();

	const char *top = cg_new(cg2(), "top");
	row("a child group");
	if (!sabotaged())
		cg_new(top, "child");
	EXPECT_ERRNO(rmdir(top), EBUSY);
	if (sabotaged())
		return;
	MUST(rmdir(fmt("%s/child", top)));
	row("a live process");
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	EXPECT_ERRNO(rmdir(top), EBUSY);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(pid), 0);
	row("empty");
	EXPECT(EVENTUALLY(rmdir(top) == 0)); /* control */
}
