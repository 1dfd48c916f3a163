/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: members of a group in a child PID namespace passed over by kill(0) or by
 * kill(-pgid); init spared from an ancestor's SIGKILL when it comes by the group. */
static void group_of_two(bool by_zero, const struct gate *ready, const struct gate *end)
{
	MUST(setpgid(0, 0));
	signal(SIGUSR1, SIG_IGN); /* its own signal does nothing to the sender */
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		signal(SIGUSR1, SIG_DFL);
		if (sabotaged())
			MUST(setpgid(0, 0));
		pid_t member = spawn(0);
		if (member == 0) {
			gate_post(ready);
			for (;;)
				pause();
		}
		int status = child_wait(member);
		EXPECT_SIGNAL(status, SIGUSR1);
		gate_post(ready);
		gate_wait(end);
		probe_exit(3);
	}
	gate_wait(ready);
	EXPECT_OK(by_zero ? kill(0, SIGUSR1) : kill(-getpid(), SIGUSR1));
	if (sabotaged()) { /* out of the group: nothing comes */
		kill(init, SIGKILL);
		EXPECT_EXIT(child_wait(init), 3);
		probe_exit(0);
	}
	gate_wait(ready);
	gate_post(end);
	EXPECT_EXIT(child_wait(init), 3); /* control: init has no handler for it and goes on */
	probe_exit(0);
}

PROBE(.claim = "A signal to a process group reaches its members in a child PID namespace, but init",
	.source = "kill(2), DESCRIPTION; pid_namespaces(7), The namespace init process",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the members below are in a group of their own" }, )
{
	for (int by_zero = 0; by_zero < 2; by_zero++) {
		struct gate ready = gate_new(), end = gate_new();
		row(by_zero ? "kill(0)" : "kill(-pgid)");
		pid_t leader = spawn(0);
		if (leader == 0)
			group_of_two(by_zero, &ready, &end);
		EXPECT_EXIT(child_wait(leader), 0);
	}
}
