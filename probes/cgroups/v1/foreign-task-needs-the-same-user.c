/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a user with a writable tasks file pulls in processes of others. */
PROBE(
	.claim = "On v1 a user moves own processes by a writable tasks file, those of others are EACCES",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, Attaching processes; kernel cgroup-v1.c",
	.needs = { "cgroup1.pids", "root" },
	.sabotage = { .twin = "the other process belongs to the same user" },
)
{
	const char *top = cg_new(cg1("pids"), "top");
	struct gate hold = gate_new(), ready = gate_new();

	delegate_to(top, NOBODY_UID);
	pid_t other = spawn(0);
	if (other == 0) {
		if (sabotaged())
			become(NOBODY_UID, NOBODY_UID);
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		row("the own process");
		EXPECT_OK(cg_write(top, "tasks", "0")); /* control */
		row("another's process by tasks");
		EXPECT_ERRNO(cg_write(top, "tasks", fmt("%d", other)), EACCES);
		row("another's process by cgroup.procs");
		EXPECT_ERRNO(cg_write(top, "cgroup.procs", fmt("%d", other)), EACCES);
	}
	release(&hold, other);
}
