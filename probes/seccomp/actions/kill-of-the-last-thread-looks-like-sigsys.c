/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: another signal, or an exit code, told to the parent. */
PROBE(
	.claim = "A parent sees a process killed by its filter as killed by SIGSYS",
	.source = "seccomp(2), SECCOMP_RET_KILL_PROCESS and SECCOMP_RET_KILL_THREAD",
	.needs = { "seccomp.kill_process" },
	.sabotage = { .twin = "the call is denied with an errno" },
)
{
	static const uint32_t actions[] = { KILL_PROCESS, KILL_THREAD };

	for (int i = 0; i < 2; i++) {
		siginfo_t info = { 0 };
		row(i == 0 ? "kill process" : "kill thread");
		pid_t pid = spawn(0);
		if (pid == 0) {
			filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : actions[i]);
			syscall(NR_MARK);
			probe_exit(0);
		}
		MUST(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT));
		EXPECT(info.si_code == CLD_KILLED || info.si_code == CLD_DUMPED);
		EXPECT_EQ(info.si_status, SIGSYS);
		EXPECT_SIGNAL(child_wait(pid), SIGSYS);
	}
}
