/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a handled signal that does not end the wait, or whose errno is another. */
static void handler(int sig)
{
	(void)sig;
}

static int after_signal(int flags)
{
	struct seccomp_notif notif;
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		MUST(sigaction(SIGUSR1, &action, NULL));
		errno = 0;
		long result = syscall(SYS_getpgid, 0);
		probe_exit(result == -1 && errno == EINTR ? 7 : result == 4711 ? 8 : 9);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	uint64_t first = notif.id;
	if (!sabotaged())
		MUST(kill(t.pid, SIGUSR1));
	if (!sabotaged() && (flags & SA_RESTART)) {
		/* The call begins anew: another notification. */
		EXPECT(notif_recv(t.listener, &notif));
		EXPECT_NE(notif.id, first);
	}
	if (!sabotaged() && EXPECT(EVENTUALLY(notif_valid(t.listener, first) < 0)))
		EXPECT_ERRNO(notif_send(t.listener, first, 0, 1), ENOENT);
	notif_send(t.listener, notif.id, 0, 4711);
	int status = child_wait(t.pid);
	close(t.listener);
	return status;
}

PROBE(
	.claim = "A handled signal ends the wait: EINTR, or a new notification with SA_RESTART",
	.source = "seccomp_unotify(2), Interaction with SA_RESTART signal handlers",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "no signal is sent" },
)
{
	row("without SA_RESTART");
	EXPECT_EXIT(after_signal(0), 7);
	row("with SA_RESTART");
	EXPECT_EXIT(after_signal(SA_RESTART), 8);
}
