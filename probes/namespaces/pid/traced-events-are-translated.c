/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "probe.h"

/* Kernel bug it catches: the event message of a fork with the number in the tracee's or the initial
 * namespace: the tracer would attach to a stranger. */
PROBE(.claim = "PTRACE_GETEVENTMSG after a fork tells the child's number in the tracer's namespace",
	.source = "ptrace(2), PTRACE_O_TRACEFORK; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the number that the tracee itself gets is taken" }, )
{
	struct gate go = gate_new();
	unsigned long message = 0;
	int status;
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		gate_wait(&go);
		pid_t child = (pid_t)MUST(syscall(SYS_fork));
		if (child == 0)
			probe_exit(0);
		shared_words()[0] = (uint64_t)child;
		waitpid(child, NULL, 0);
		probe_exit(0);
	}
	MUST(ptrace(PTRACE_SEIZE, init, 0, PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL));
	gate_post(&go);
	do {
		MUST(waitpid(init, &status, __WALL));
		MUST_BE(WIFSTOPPED(status));
		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_FORK << 8))
			break;
		MUST(ptrace(PTRACE_CONT, init, 0, WSTOPSIG(status)));
	} while (true);
	MUST(ptrace(PTRACE_GETEVENTMSG, init, 0, &message));
	/* The tracer waits for the new child by its own number. */
	pid_t child = (pid_t)MUST(waitpid(-1, &status, __WALL));
	MUST(ptrace(PTRACE_DETACH, child, 0, 0));
	MUST(ptrace(PTRACE_DETACH, init, 0, 0));
	EXPECT_EXIT(child_wait(init), 0);
	EXPECT_EQ(shared_words()[0], 2); /* control */
	EXPECT_EQ(sabotaged() ? shared_words()[0] : message, child);
}
