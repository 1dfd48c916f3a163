/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bugs it catches: no wake-up for a new notification; POLLIN that stays after it was taken. */
PROBE(
	.claim = "poll shows POLLIN when a call waits to be received, and not after it was "
		"received",
	.source = "seccomp_unotify(2), NOTES",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target does not make the call" },
)
{
	struct gate go = gate_new();
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		gate_wait(&go);
		probe_exit(sabotaged() ? 7 : (int)syscall(NR_MARK));
	}
	row("nothing waits");
	EXPECT_EQ(notif_poll(t.listener) & POLLIN, 0); /* control */
	gate_post(&go);
	row("a call waits");
	if (!EXPECT(fd_wait(t.listener, POLLIN, sabotaged() ? 300 : -1) &&
		    (notif_poll(t.listener) & POLLIN)))
		return;
	row("received");
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_EQ(notif_poll(t.listener) & POLLIN, 0);
	row("answered");
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EQ(notif_poll(t.listener) & POLLIN, 0);
	EXPECT_EXIT(child_wait(t.pid), 7);
}
