/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: tasks that ignore, block or are stopped escape the kill. */
PROBE(
	.claim = "cgroup.kill ends threaded, stopped and signal-blocking processes, by SIGKILL",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "SIGTERM is sent to each instead" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pids[3];
	siginfo_t info;

	pids[0] = held_threads_in(top, &hold);
	pids[1] = held_in(top, &hold);
	MUST(kill(pids[1], SIGSTOP));
	MUST(waitid(P_PID, (id_t)pids[1], &info, WSTOPPED | WNOWAIT));
	pids[2] = spawn_in(top, 0);
	if (pids[2] == 0) {
		sigset_t all;
		sigfillset(&all);
		MUST(sigprocmask(SIG_BLOCK, &all, NULL));
		gate_wait(&hold);
		probe_exit(0);
	}
	if (!sabotaged())
		EXPECT_OK(cg_write(top, "cgroup.kill", "1"));
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "with two threads" : i == 1 ? "stopped" : "all signals blocked");
		if (sabotaged()) {
			MUST(kill(pids[i], i == 1 ? SIGKILL : SIGTERM));
			gate_post(&hold);
		}
		EXPECT_SIGNAL(child_wait(pids[i]), SIGKILL);
	}
	row("the group is empty");
	EXPECT(EVENTUALLY(cg_key(top, "cgroup.events", "populated") == 0)); /* control */
}
