/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a killing action that a handler, a mask or SIG_IGN survives. */
static void handler(int sig)
{
	(void)sig;
	probe_exit(9);
}

PROBE(
	.claim = "A killing action ends the process though SIGSYS is handled, ignored or blocked",
	.source = "seccomp(2), SECCOMP_RET_KILL_PROCESS",
	.needs = { "seccomp.kill_process" },
	.sabotage = { .twin = "the action is SECCOMP_RET_ERRNO" },
)
{
	static const char *const names[] = { "handled", "ignored", "blocked" };
	static const uint32_t actions[] = { KILL_PROCESS, KILL_THREAD };

	for (int a = 0; a < 2; a++) {
		for (int i = 0; i < 3; i++) {
			row("%s, %s", names[i], a == 0 ? "kill process" : "kill thread");
			pid_t pid = spawn(0);
			if (pid == 0) {
				sigset_t set;
				sigemptyset(&set);
				sigaddset(&set, SIGSYS);
				if (i < 2)
					MUST_BE(signal(SIGSYS, i == 0 ? handler : SIG_IGN) !=
						SIG_ERR);
				else
					MUST(sigprocmask(SIG_BLOCK, &set, NULL));
				filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : actions[a]);
				syscall(NR_MARK);
				probe_exit(0);
			}
			EXPECT_SIGNAL(child_wait(pid), SIGSYS);
		}
	}
}
