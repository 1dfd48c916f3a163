/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: the parent's global number leaks through getppid(2), or through only one
 * of stat and status in procfs; a child by setns(2) treated unlike init. */
PROBE(.claim = "A process whose parent is outside its PID namespace has the parent ID 0",
	.source = "pid_namespaces(7), Nesting PID namespaces", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate looked = gate_new(), joined = gate_new();
	pid_t init = spawn((sabotaged() ? 0 : CLONE_NEWPID) | CLONE_NEWNS);

	if (init == 0) {
		row("init");
		EXPECT_EQ(getppid(), 0);
		const char *proc = mount_proc("proc");
		EXPECT_STR(proc_status(proc, "self", "PPid"), "0");
		const char *stat = strrchr(file_text(fmt("%s/self/stat", proc)), ')');
		EXPECT_EQ(strtol(stat + 3, NULL, 10), 0);
		pid_t child = spawn(0);
		if (child == 0) {
			EXPECT_NE(getppid(), 0); /* control */
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(child), 0);
		gate_post(&looked);
		gate_wait(&joined);
		probe_exit(0);
	}
	gate_wait(&looked); /* rows are written by one process at a time */
	IN_CHILD(0)
	{
		row("child of a process that joined by setns");
		MUST(setns(ns_open(init, "pid"), CLONE_NEWPID));
		IN_CHILD(0)
		{
			EXPECT_EQ(getppid(), 0);
		}
	}
	gate_post(&joined);
	EXPECT_EXIT(child_wait(init), 0);
}
