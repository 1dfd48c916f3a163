/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: PID 1 of a namespace, which ignores signals, surviving its filter. */
PROBE(
	.claim = "A killing or trapping filter ends even PID 1 of a PID namespace by SIGSYS",
	.source = "seccomp(2), Filters; pid_namespaces(7), The namespace init process",
	.needs = { "root", "ns.pid", "seccomp.kill_process" },
	.sabotage = { .twin = "PID 1 sends itself SIGSYS by kill(2), which it ignores" },
)
{
	static const struct {
		const char *name;
		uint32_t action;
	} rows[] = { { "kill process", KILL_PROCESS }, { "kill thread", KILL_THREAD },
		{ "trap without a handler", TRAP(0) } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		pid_t pid = spawn(CLONE_NEWPID);
		if (pid == 0) {
			if (!sabotaged())
				filter_on(NR_MARK, rows[i].action);
			syscall(NR_MARK);
			kill(getpid(), SIGSYS);
			probe_exit(0);
		}
		EXPECT_SIGNAL(child_wait(pid), SIGSYS);
	}
}
