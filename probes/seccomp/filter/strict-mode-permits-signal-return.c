/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: sigreturn missing from the strict list: a handler kills its thread. */
static void handler(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "In strict mode a signal handler runs and returns by rt_sigreturn",
	.source = "seccomp(2), SECCOMP_SET_MODE_STRICT",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the handler is not installed, so that the signal ends the child" },
)
{
	struct gate begun = gate_new(), go = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		uint64_t one = 1;
		int flags = MUST(fcntl(go.fd, F_GETFL));
		MUST(fcntl(go.fd, F_SETFL, flags & ~O_NONBLOCK));
		if (!sabotaged())
			MUST_BE(signal(SIGUSR1, handler) != SIG_ERR);
		MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
		syscall(SYS_write, begun.fd, &one, sizeof(one));
		while (syscall(SYS_read, go.fd, &one, sizeof(one)) != sizeof(one))
			;
		syscall(SYS_exit, 7);
	}
	gate_wait(&begun);
	MUST(kill(pid, SIGUSR1));
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 7);
}
