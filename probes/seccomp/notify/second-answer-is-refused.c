/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an answer overwritten before the target has seen it. */
PROBE(
	.claim = "A notification can be answered once: later answers are EINPROGRESS or ENOENT",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the first answer goes to an unknown ID" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(SYS_getpgid, 0));
	MUST_BE(notif_recv(t.listener, &notif));
	int first = notif_send(t.listener, notif.id + sabotaged(), 0, 7);
	EXPECT_EQ(first, sabotaged() ? -1 : 0); /* control */
	errno = 0;
	int second = notif_send(t.listener, notif.id, 0, 8);
	/* ENOENT when the target has already gone on. */
	EXPECT(second == -1 && (errno == EINPROGRESS || errno == ENOENT));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
