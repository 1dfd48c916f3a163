/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a killable wait that only SIGKILL ends. */
PROBE(
	.claim = "An unhandled fatal signal ends a received call's killable wait",
	.source = "seccomp_filter.rst, Userspace Notification, "
		"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target ignores the signal" },
)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGUSR1 };

	for (size_t i = 0; i < 3; i++) {
		struct seccomp_notif notif;
		row("SIG%s", sigabbrev_np(signals[i]));
		struct target t = target_spawn(NR_MARK, SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, 0);
		if (t.pid == 0) {
			MUST_BE(signal(signals[i], sabotaged() ? SIG_IGN : SIG_DFL) != SIG_ERR);
			probe_exit((int)syscall(NR_MARK));
		}
		MUST_BE(notif_recv(t.listener, &notif)); /* control */
		MUST(kill(t.pid, signals[i]));
		if (sabotaged())
			MUST(notif_send(t.listener, notif.id, 0, 7));
		EXPECT_SIGNAL(child_wait(t.pid), signals[i]);
		close(t.listener);
	}
}
