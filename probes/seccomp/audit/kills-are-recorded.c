/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bug it catches: a kill that leaves no trace, or one that tells another signal or action. */
PROBE(.claim = "Killing a process or a thread leaves an audit record with SIGSYS, without being "
	       "asked",
	.source = "seccomp(2), SECCOMP_RET_KILL_PROCESS; Audit logging of actions",
	.needs = { "root", "audit", "seccomp.kill_process" },
	.sabotage = { .twin = "the action is SECCOMP_RET_ERRNO" }, )
{
	static const struct {
		const char *name;
		uint32_t action;
	} rows[] = { { "process", KILL_PROCESS }, { "thread", KILL_THREAD } };

	audit_watch();
	for (size_t i = 0; i < 2; i++) {
		row("%s", rows[i].name);
		int status = marked_call(
			&(struct marked){ .action = sabotaged() ? DENY(EXDEV) : rows[i].action });
		if (!sabotaged())
			EXPECT_SIGNAL(status, SIGSYS); /* control */
		EXPECT(recorded(fmt(" sig=%d ", SIGSYS), code_of(rows[i].action)));
		EXPECT(recorded(fmt(" syscall=%d ", (int)NR_MARK), NULL));
	}
}
