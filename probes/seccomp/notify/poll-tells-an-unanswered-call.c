/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bug it catches: POLLOUT told for calls that nobody has received, or never. */
PROBE(
	.claim = "poll shows POLLOUT exactly while a received call waits for its answer",
	.source = "seccomp_unotify(2), NOTES; kernel kernel/seccomp.c, seccomp_notify_poll",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the call is not received" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(fd_wait(t.listener, POLLIN, -1));
	row("not yet received");
	EXPECT_EQ(notif_poll(t.listener) & POLLOUT, 0);
	row("received");
	if (!sabotaged())
		MUST_BE(notif_recv(t.listener, &notif));
	if (!EXPECT_EQ(notif_poll(t.listener) & POLLOUT, POLLOUT))
		return;
	row("answered");
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EQ(notif_poll(t.listener) & POLLOUT, 0);
	EXPECT_EXIT(child_wait(t.pid), 7); /* control */
}
