/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the user of a dead or stopped child as the host knows it, told to a parent
 * in a container. */
static void expect_news(uid_t wanted)
{
	struct timespec late = { .tv_sec = deadline_ms() / 1000 + 1 };
	siginfo_t info = { 0 };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	EXPECT_EQ(sigtimedwait(&set, &info, &late), SIGCHLD);
	EXPECT_EQ(info.si_uid, wanted);
}

PROBE(.claim = "SIGCHLD and waitid(2) name the child's user as the parent's user namespace knows "
	       "it",
	.source = "user_namespaces(7), User and group ID mappings; sigaction(2), si_uid; waitid(2)",
	.needs = { "root", "userns" }, .sabotage = { .twin = "the child is another user" }, )
{
	IN_USERNS(0, "0 100000 10", "0 100000 10")
	{
		sigset_t set;
		siginfo_t info = { 0 };

		become_inner_root();
		sigemptyset(&set);
		sigaddset(&set, SIGCHLD);
		MUST(sigprocmask(SIG_BLOCK, &set, NULL));
		pid_t child = spawn(0);
		if (child == 0) {
			MUST(syscall(SYS_setresuid, sabotaged() ? 6 : 5, 5, 5));
			MUST(kill(getpid(), SIGSTOP));
			probe_exit(0);
		}
		row("stopped");
		expect_news(5);
		row("waitid");
		MUST(waitid(P_PID, (id_t)child, &info, WSTOPPED));
		EXPECT_EQ(info.si_uid, 5);
		EXPECT_EQ(info.si_pid, child); /* control */
		MUST(kill(child, SIGKILL));
		row("dead");
		expect_news(5);
		MUST(waitid(P_PID, (id_t)child, &info, WEXITED));
		EXPECT_EQ(info.si_uid, 5);
	}
}
