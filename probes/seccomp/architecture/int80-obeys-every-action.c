/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: an action that the compat entry does not carry out. */
PROBE(
	.claim = "Each action holds for a call by int 0x80 as for one by syscall",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.user_notif", "ia32" },
	.sabotage = { .twin = "the filter allows the call" },
)
{
	static const struct {
		const char *name;
		uint32_t action;
		int signal, error;
	} rows[] = { { "kill process", KILL_PROCESS, SIGSYS, 0 },
		{ "kill thread", KILL_THREAD, SIGSYS, 0 }, { "trap", TRAP(0), SIGSYS, 0 },
		{ "errno", DENY(EXDEV), 0, EXDEV },
		{ "notify without a listener", NOTIFY, 0, ENOSYS },
		{ "trace without a tracer", TRACE(0), 0, ENOSYS } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		pid_t pid = spawn(0);
		if (pid == 0) {
			filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_I386, 0, 1),
				RETURN(sabotaged() ? ALLOW : rows[i].action), RETURN(ALLOW)));
			if (rows[i].signal)
				int80(I386_GETPID, 0, 0, 0);
			else
				EXPECT_ERRNO(int80(I386_GETPID, 0, 0, 0), rows[i].error);
			probe_exit(0);
		}
		int status = child_wait(pid);
		if (rows[i].signal)
			EXPECT_SIGNAL(status, rows[i].signal);
		else
			EXPECT_EXIT(status, 0);
	}
	row("allow");
	filter_add(PROGRAM(RETURN(ALLOW)));
	EXPECT_EQ(int80(I386_GETPID, 0, 0, 0), getpid()); /* control */
}
