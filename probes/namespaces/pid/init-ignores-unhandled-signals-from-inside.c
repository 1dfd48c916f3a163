/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: SIGNAL_UNKILLABLE not set for a nested init; checked for SIGKILL only;
 * lost by exec (the cell's first process is the product of one). */
PROBE(.claim = "No signal sent from inside has its default action on a PID namespace's init",
	.source = "pid_namespaces(7), The namespace init process; kill(2), NOTES",
	.needs = { "root", "ns.pid" }, .cell = { .capabilities = "all" },
	.sabotage = { .twin = "the target is the init's child" }, )
{
	pid_t target = getpid();
	struct gate end = gate_new();

	if (sabotaged()) {
		target = spawn(0);
		if (target == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
	}
	pid_t sender = spawn(0);
	if (sender == 0) {
		for (int sig = 1; sig <= SIGRTMAX; sig++) {
			/* glibc keeps 32 and 33 for itself; the kernel does not care. */
			if (sig == SIGCHLD || sig == SIGCONT)
				continue;
			MUST(syscall(SYS_kill, target, sig));
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(sender), 0);
	MUST(kill(target, SIGCONT));
	gate_post(&end);
	if (sabotaged()) {
		EXPECT_EXIT(child_wait(target), 0);
		return;
	}
	EXPECT_EQ(getpid(), 1); /* still here */
	pid_t other = spawn(0); /* control: the same signal ends a process that is not init */
	if (other == 0)
		for (;;)
			pause();
	MUST(kill(other, SIGTERM));
	EXPECT_SIGNAL(child_wait(other), SIGTERM);
}
