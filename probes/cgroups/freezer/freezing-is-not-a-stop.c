/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the frozen state reported to the parent as a job-control stop. */
PROBE(
	.claim = "A frozen process is not reported as stopped to its parent by waitid(2)",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze; waitid(2)",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is stopped by SIGSTOP as well" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);
	siginfo_t info = { 0 };

	if (sabotaged()) {
		MUST(kill(pid, SIGSTOP));
		MUST(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOWAIT));
	}
	MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(frozen_is(top, 1)); /* control */
	MUST(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WCONTINUED | WEXITED | WNOHANG | WNOWAIT));
	EXPECT_EQ(info.si_pid, 0);
	MUST(cg_write(top, "cgroup.freeze", "0"));
	if (!sabotaged()) {
		info.si_pid = 0;
		MUST(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WCONTINUED | WNOHANG | WNOWAIT));
		EXPECT_EQ(info.si_pid, 0);
		return release(&hold, pid);
	}
	end_by_kill(pid);
}
