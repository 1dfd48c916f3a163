/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bug it catches: the filter released when the zombie is reaped instead of at its exit. */
PROBE(
	.claim = "POLLHUP comes when the last target exits, though nobody has waited for it",
	.source = "seccomp_unotify(2), NOTES",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target does not exit" },
)
{
	struct gate go = gate_new();
	struct target t = target_spawn(NR_MARK, 0, 0);
	siginfo_t info = { 0 };

	if (t.pid == 0) {
		gate_wait(&go);
		probe_exit(7);
	}
	if (!sabotaged()) {
		gate_post(&go);
		MUST(waitid(P_PID, (id_t)t.pid, &info, WEXITED | WNOWAIT));
	}
	fd_wait(t.listener, 0, sabotaged() ? 100 : -1);
	EXPECT_EQ(notif_poll(t.listener) & POLLHUP, POLLHUP);
	if (sabotaged())
		gate_post(&go);
	EXPECT_EXIT(child_wait(t.pid), 7); /* control */
}
