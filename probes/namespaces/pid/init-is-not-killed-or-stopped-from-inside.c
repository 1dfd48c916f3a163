/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: one of the ways to send a signal forces it on init as if it came from an
 * ancestor (only one of two paths checked). */
static long by_kill(int sig)
{
	return kill(1, sig);
}

static long by_tkill(int sig)
{
	return syscall(SYS_tkill, 1, sig);
}

static long by_tgkill(int sig)
{
	return syscall(SYS_tgkill, 1, 1, sig);
}

static long by_sigqueueinfo(int sig)
{
	siginfo_t info = { .si_code = SI_QUEUE, .si_pid = getpid() };

	return syscall(SYS_rt_sigqueueinfo, 1, sig, &info);
}

static long by_tgsigqueueinfo(int sig)
{
	siginfo_t info = { .si_code = SI_QUEUE, .si_pid = getpid() };

	return syscall(SYS_rt_tgsigqueueinfo, 1, 1, sig, &info);
}

static long by_pidfd(int sig)
{
	int fd = MUST(pidfd_open(1, 0));
	long result = pidfd_send_signal(fd, sig, NULL, 0);

	close(fd);
	return result;
}

static const struct {
	const char *name;
	long (*send)(int sig);
} table[] = { { "kill", by_kill }, { "tkill", by_tkill }, { "tgkill", by_tgkill },
	{ "rt_sigqueueinfo", by_sigqueueinfo }, { "rt_tgsigqueueinfo", by_tgsigqueueinfo },
	{ "pidfd_send_signal", by_pidfd } };

static void send_from_inside(size_t i, int sig)
{
	struct gate end = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		pid_t sender = spawn(0);
		if (sender == 0) {
			MUST(table[i].send(sig));
			probe_exit(0);
		}
		child_wait(sender);
		gate_wait(&end);
		probe_exit(7);
	}
	int status;
	if (sabotaged()) /* the ancestor may; and SIGSTOP is seen as one */
		MUST(kill(init, sig));
	gate_post(&end);
	MUST(waitpid(init, &status, WUNTRACED));
	if (!EXPECT_EXIT(status, 7) && WIFSTOPPED(status)) {
		kill(init, SIGKILL);
		child_wait(init);
	}
}

PROBE(.claim = "SIGKILL and SIGSTOP from inside do nothing to init, by whichever call they are "
	       "sent",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the signal is also sent from the parent namespace" }, )
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s", table[i].name);
		send_from_inside(i, SIGKILL);
		send_from_inside(i, SIGSTOP);
	}
}
