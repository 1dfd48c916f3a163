/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a v1 group removed under its tasks or its children. */
PROBE(
	.claim = "rmdir(2) of a v1 group with a task or a child group fails with EBUSY",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, Basic Usage",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "the group is empty" },
)
{
	const char *top = cg_new(cg1("pids"), "top");
	struct gate hold = gate_new();

	row("with a child group");
	const char *low = cg_new(top, "low");
	if (sabotaged())
		MUST(rmdir(low));
	EXPECT_ERRNO(rmdir(top), EBUSY);
	if (sabotaged())
		return;
	MUST(rmdir(low));
	row("with a task");
	pid_t pid = held_in_v1(top, &hold);
	EXPECT_ERRNO(rmdir(top), EBUSY);
	release(&hold, pid);
	row("empty");
	EXPECT(EVENTUALLY(rmdir(top) == 0)); /* control */
}
