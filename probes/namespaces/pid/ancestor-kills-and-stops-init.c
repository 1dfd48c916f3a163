/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: init unkillable for everybody; only kill(2) and not the other calls force
 * the signal; only the parent namespace and no further ancestor can. */
static long by_kill(pid_t pid, int sig)
{
	return kill(pid, sig);
}

static long by_tgkill(pid_t pid, int sig)
{
	return syscall(SYS_tgkill, pid, pid, sig);
}

static long by_sigqueueinfo(pid_t pid, int sig)
{
	siginfo_t info = { .si_code = SI_QUEUE, .si_pid = getpid() };

	return syscall(SYS_rt_sigqueueinfo, pid, sig, &info);
}

static long by_pidfd(pid_t pid, int sig)
{
	int fd = MUST(pidfd_open(pid, 0));
	long result = pidfd_send_signal(fd, sig, NULL, 0);

	close(fd);
	return result;
}

static const struct {
	const char *name;
	long (*send)(pid_t pid, int sig);
} table[] = { { "kill", by_kill }, { "tgkill", by_tgkill }, { "rt_sigqueueinfo", by_sigqueueinfo },
	{ "pidfd_send_signal", by_pidfd } };

PROBE(.claim = "SIGSTOP stops and SIGKILL ends a namespace's init when an ancestor namespace sends "
	       "it",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the sender is a member of the namespace" }, )
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct gate end = gate_new();
		int status;

		row("%s", table[i].name);
		pid_t init = spawn(CLONE_NEWPID);
		if (init == 0) {
			if (sabotaged()) {
				pid_t sender = spawn(0);
				if (sender == 0) {
					MUST(table[i].send(1, SIGKILL));
					probe_exit(0);
				}
				child_wait(sender);
				probe_exit(0);
			}
			gate_wait(&end);
			probe_exit(0);
		}
		if (!sabotaged()) {
			MUST(table[i].send(init, SIGSTOP));
			MUST(waitpid(init, &status, WUNTRACED));
			EXPECT(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
			MUST(table[i].send(init, SIGKILL));
		}
		EXPECT_SIGNAL(child_wait(init), SIGKILL);
	}
}
