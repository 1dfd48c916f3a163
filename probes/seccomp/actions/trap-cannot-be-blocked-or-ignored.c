/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a blocked or ignored SIGSYS that lets the caller go on. */
static void handler(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "A trap ends the process by SIGSYS when SIGSYS is blocked, ignored or at its "
		"default",
	.source = "seccomp_filter.rst, Return values, SECCOMP_RET_TRAP; signal(7)",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "SIGSYS is handled and not blocked" },
)
{
	static const char *const names[] = { "default", "ignored", "blocked with a handler",
		"handled" };

	for (int i = 0; i < 4; i++) {
		row("%s", names[i]);
		pid_t pid = spawn(0);
		if (pid == 0) {
			int how = sabotaged() ? 3 : i;
			sigset_t set;
			sigemptyset(&set);
			sigaddset(&set, SIGSYS);
			if (how > 0)
				MUST_BE(signal(SIGSYS, how == 1 ? SIG_IGN : handler) != SIG_ERR);
			if (how == 2)
				MUST(sigprocmask(SIG_BLOCK, &set, NULL));
			filter_on(NR_MARK, TRAP(0));
			syscall(NR_MARK);
			probe_exit(7);
		}
		if (i < 3)
			EXPECT_SIGNAL(child_wait(pid), SIGSYS);
		else
			EXPECT_EXIT(child_wait(pid), 7); /* control */
	}
}
