/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bug it catches: the notification of an interrupted call left in the queue. */
static void handler(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "A call interrupted before its notification was received takes the notification "
		"back",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV, ENOENT",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "no signal is sent" },
)
{
	struct sigaction action = { .sa_handler = handler };
	struct gate done = gate_new(), go = gate_new();
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		MUST(sigaction(SIGUSR1, &action, NULL));
		EXPECT_ERRNO(syscall(NR_MARK), EINTR);
		gate_post(&done);
		gate_wait(&go);
		probe_exit(0);
	}
	MUST_BE(fd_wait(t.listener, POLLIN, -1)); /* control: it was there */
	if (!sabotaged()) {
		MUST(kill(t.pid, SIGUSR1));
		gate_wait(&done);
	}
	EXPECT_EQ(notif_poll(t.listener) & POLLIN, 0);
	gate_post(&go);
	close(t.listener);
	child_wait(t.pid);
}
