/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: TracerPid with the tracer's number in the initial or its own namespace. */
PROBE(.claim = "TracerPid of a process traced from outside its PID namespace reads 0 inside",
	.source = "proc(5), /proc/pid/status, TracerPid; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate traced = gate_new();
	pid_t init = spawn(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID));

	if (init == 0) {
		const char *proc = mount_proc("proc");
		gate_wait(&traced);
		row("from inside");
		EXPECT_STR(proc_status(proc, "self", "TracerPid"), "0");
		gate_wait(&traced);
		probe_exit(0);
	}
	MUST(ptrace(PTRACE_SEIZE, init, 0, PTRACE_O_EXITKILL));
	row("from outside");
	EXPECT_STR(proc_status("/proc", fmt("%d", init), "TracerPid"),
		fmt("%d", getpid())); /* control */
	gate_post(&traced);
	gate_post(&traced);
	int status = 0;
	while (waitpid(init, &status, __WALL) == init && WIFSTOPPED(status))
		MUST(ptrace(PTRACE_CONT, init, 0, 0));
	EXPECT_EXIT(status, 0);
}
