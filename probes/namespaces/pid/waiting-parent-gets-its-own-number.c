/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: wait or SIGCHLD with the child's number in the child's namespace; one of
 * the calls translated and not the others. */
PROBE(.claim = "clone, wait and SIGCHLD tell a parent its child's number in the parent's namespace",
	.source = "pid_namespaces(7), Nesting PID namespaces; waitid(2); clone(2), "
		  "CLONE_PARENT_SETTID",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "the numbers are taken inside" }, )
{
	sigset_t set;
	siginfo_t info = { 0 };
	struct timespec deadline = { .tv_sec = 5 };
	pid_t parent_tid = 0;
	struct gate end = gate_new();

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	pid_t pid = (pid_t)MUST(syscall(
		SYS_clone, CLONE_NEWPID | CLONE_PARENT_SETTID | SIGCHLD, 0, &parent_tid, 0, 0));
	if (pid == 0) {
		EXPECT_EQ(getpid(), 1); /* control */
		shared_words()[0] = (uint64_t)getpid();
		gate_wait(&end);
		probe_exit(3);
	}
	gate_post(&end);
	row("SIGCHLD");
	EXPECT_EQ(sigtimedwait(&set, &info, &deadline), SIGCHLD);
	pid_t wanted = sabotaged() ? (pid_t)shared_words()[0] : pid;
	EXPECT_EQ(info.si_pid, wanted);
	EXPECT_EQ(info.si_status, 3);
	row("CLONE_PARENT_SETTID");
	EXPECT_EQ(parent_tid, wanted);
	row("waitid");
	memset(&info, 0, sizeof(info));
	MUST(waitid(P_ALL, 0, &info, WEXITED | WNOWAIT));
	EXPECT_EQ(info.si_pid, wanted);
	row("wait4");
	EXPECT_EQ(waitpid(-1, NULL, 0), wanted);
}
