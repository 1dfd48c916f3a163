/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "_sets.h"

/* Kernel bug it catches: an unprivileged tracer that gains by its tracee's exec. */
static void check(void)
{
	EXPECT_EQ(sets_now().permitted, 0);
	EXPECT_EQ(geteuid(), 1000);
}

PROBE(
	.claim = "exec of a privileged file under an unprivileged tracer grants nothing",
	.source = "execve(2), DESCRIPTION; capabilities(7), Transformation of capabilities during "
		"execve()",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "nobody traces the process" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (int suid = 0; suid < 2; suid++) {
		row(suid ? "set-user-ID" : "file capabilities");
		if (suid)
			MUST(chmod(path, 04755));
		else
			MUST(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
		IN_CHILD(0) {
			become(1000, 1000);
			pid_t pid = spawn(0);
			if (pid == 0) {
				if (!sabotaged())
					MUST(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
				exec_copy(path, "check");
				broken("exec: %m");
			}
			int status;
			while (waitpid(pid, &status, 0) == pid && WIFSTOPPED(status))
				MUST(ptrace(PTRACE_CONT, pid, NULL, NULL));
			EXPECT_EXIT(status, 0); /* control: it ran */
		}
	}
}
