/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bug it catches: actions_logged read by nobody: the administrator who turns an action off still
 * gets its records, or loses those of another. */
#define LIST "/proc/sys/kernel/seccomp/actions_logged"

PROBE(.claim = "An action that actions_logged does not list leaves no audit record, the others do",
	.source = "seccomp(2), /proc interfaces, actions_logged; seccomp_filter.rst, Sysctls",
	.needs = { "root", "audit", "seccomp.log", "seccomp.kill_process" },
	.sabotage = { .twin = "the list is left alone" }, .exclusive = true, )
{
	audit_watch();
	const char *before = strdup(file_text(LIST));
	struct marked log = { .action = SECCOMP_RET_LOG }, killed = { .action = KILL_PROCESS };

	row("as it was");
	EXPECT_EXIT(marked_call(&log), 0);
	EXPECT(recorded(NULL, NULL)); /* control */
	if (!sabotaged())
		MUST(write_file(LIST, "kill_process kill_thread"));
	row("log not listed");
	marked_call(&log);
	bool unlisted = recorded(NULL, NULL);
	marked_call(&killed);
	bool listed = recorded(NULL, NULL);
	/* Before any judgement: the setting is the machine's. */
	MUST(write_file(LIST, before));
	EXPECT(!unlisted);
	row("kill listed");
	EXPECT(listed);
}
