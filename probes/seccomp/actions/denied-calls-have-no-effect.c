/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an action that reports a denial after the call has run. */
static void ignore(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "No action but ALLOW and LOG lets the call take effect",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the action is SECCOMP_RET_LOG" },
)
{
	static const struct {
		const char *name;
		uint32_t action;
		bool runs;
	} rows[] = { { "kill process", KILL_PROCESS, false }, { "kill thread", KILL_THREAD, false },
		{ "trap", TRAP(0), false }, { "errno", DENY(EXDEV), false },
		{ "notification without a listener", NOTIFY, false },
		{ "trace without a tracer", TRACE(0), false }, { "log", SECCOMP_RET_LOG, true },
		{ "allow", ALLOW, true } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *path = fmt("%s/made-%zu", scratch(), i);
		row("%s", rows[i].name);
		pid_t pid = spawn(0);
		if (pid == 0) {
			MUST_BE(signal(SIGSYS, ignore) != SIG_ERR);
			filter_on(SYS_mkdir, sabotaged() ? SECCOMP_RET_LOG : rows[i].action);
			syscall(SYS_mkdir, path, 0700);
			probe_exit(0);
		}
		child_wait(pid);
		EXPECT_EQ(access(path, F_OK) == 0, rows[i].runs);
	}
}
