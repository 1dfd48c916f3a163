/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bug it catches: a target deaf to signals though no supervisor has received its call. */
static void handler(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "With WAIT_KILLABLE_RECV a call not yet received is still interrupted by a signal",
	.source = "seccomp_filter.rst, Userspace Notification, "
		"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the call is received before the signal" },
)
{
	struct sigaction action = { .sa_handler = handler };
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, 0);

	if (t.pid == 0) {
		MUST(sigaction(SIGUSR1, &action, NULL));
		EXPECT_ERRNO(syscall(SYS_getpgid, 0), EINTR);
		probe_exit(7);
	}
	MUST_BE(fd_wait(t.listener, POLLIN, -1)); /* control */
	if (sabotaged())
		MUST_BE(notif_recv(t.listener, &notif));
	MUST(kill(t.pid, SIGUSR1));
	if (sabotaged())
		MUST(notif_send(t.listener, notif.id, 0, 4711));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
