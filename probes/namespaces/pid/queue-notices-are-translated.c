/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <mqueue.h>

#include "probe.h"

/* Kernel bug it catches: mq_notify(3)'s si_pid with the sender's number in its own or the initial
 * namespace instead of the registered process's. */
static int queue;

static void expect_sender(pid_t wanted)
{
	struct timespec deadline = { .tv_sec = 5 };
	siginfo_t info = { 0 };
	char text[8];
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	EXPECT_EQ(sigtimedwait(&set, &info, &deadline), SIGRTMIN);
	EXPECT_EQ(info.si_code, SI_MESGQ);
	EXPECT_EQ(info.si_pid, wanted);
	MUST(syscall(SYS_mq_timedreceive, queue, text, sizeof(text), NULL, NULL));
}

static void register_self(void)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };

	MUST(syscall(SYS_mq_notify, queue, &event));
}

static void send_one(void)
{
	MUST(syscall(SYS_mq_timedsend, queue, "x", 1, 0, NULL));
}

PROBE(.claim = "The si_pid of an mq_notify signal is the sender's number in the receiver's "
	       "namespace",
	.source = "mq_notify(3), DESCRIPTION; sigaction(2), si_pid; pid_namespaces(7)",
	.needs = { "root", "ns.pid", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 8 };
	unsigned long long flags = sabotaged() ? 0 : CLONE_NEWPID;
	struct gate ready = gate_new();
	sigset_t set;

	MUST(unshare(CLONE_NEWIPC));
	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	queue = (int)MUST(syscall(SYS_mq_open, "q", O_RDWR | O_CREAT | O_CLOEXEC, 0600, &attr));
	row("sender in a child namespace");
	register_self();
	pid_t sender = spawn(flags);
	if (sender == 0) {
		send_one();
		probe_exit(0);
	}
	child_wait(sender);
	expect_sender(sender);
	row("sender outside");
	pid_t receiver = spawn(flags);
	if (receiver == 0) {
		register_self();
		gate_post(&ready);
		expect_sender(0);
		row("sender of the same namespace");
		register_self();
		send_one();
		expect_sender(getpid()); /* control */
		probe_exit(0);
	}
	gate_wait(&ready);
	send_one();
	EXPECT_EXIT(child_wait(receiver), 0);
}
