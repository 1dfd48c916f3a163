/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: si_pid filled with the sender's number in the sender's namespace, by one
 * of the calls or for queued signals only. */
static int receive(const sigset_t *set, pid_t *ret_sender)
{
	struct timespec deadline = { .tv_sec = deadline_ms() / 1000 };
	siginfo_t info;
	int sig = MUST(sigtimedwait(set, &info, &deadline));

	*ret_sender = info.si_pid;
	return sig;
}

PROBE(.claim = "si_pid of a signal from outside the receiver's PID namespace is 0",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate ready = gate_new();
	sigset_t set;

	sigemptyset(&set);
	for (int i = 0; i < 5; i++)
		sigaddset(&set, SIGRTMIN + i);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		static const char *const names[] = { "kill", "tgkill", "pidfd_send_signal",
			"rt_sigqueueinfo" };
		pid_t sender;

		pid_t child = spawn(0); /* control: a sender of the same namespace has a number */
		if (child == 0) {
			MUST(kill(getppid(), SIGRTMIN + 4));
			probe_exit(0);
		}
		sigset_t first;
		sigemptyset(&first);
		sigaddset(&first, SIGRTMIN + 4);
		EXPECT_EQ(receive(&first, &sender), SIGRTMIN + 4);
		EXPECT_EQ(sender, child);
		child_wait(child);
		gate_post(&ready);
		for (int i = 0; i < 4; i++) {
			row("%s", names[i]);
			sigemptyset(&first);
			sigaddset(&first, SIGRTMIN + i);
			EXPECT_EQ(receive(&first, &sender), SIGRTMIN + i);
			EXPECT_EQ(sender, 0);
		}
		probe_exit(0);
	}
	gate_wait(&ready);
	int fd = MUST(pidfd_open(init, 0));
	MUST(kill(init, SIGRTMIN));
	MUST(syscall(SYS_tgkill, init, init, SIGRTMIN + 1));
	MUST(pidfd_send_signal(fd, SIGRTMIN + 2, NULL, 0));
	siginfo_t info = { .si_code = SI_QUEUE, .si_pid = getpid() };
	MUST(syscall(SYS_rt_sigqueueinfo, init, SIGRTMIN + 3, &info));
	EXPECT_EXIT(child_wait(init), 0);
}
