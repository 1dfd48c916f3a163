/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: IDs looked up in a table common to all listeners. */
PROBE(
	.claim = "A listener knows no ID of another listener's notifications: ENOENT",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the right listener is used" },
)
{
	struct seccomp_notif notif;
	struct target a = target_spawn(NR_MARK, 0, 0);

	if (a.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	struct target b = target_spawn(NR_MARK, 0, 0);
	if (b.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	struct seccomp_notif other;
	MUST_BE(notif_recv(a.listener, &notif) && notif_recv(b.listener, &other));
	int wrong = sabotaged() ? a.listener : b.listener;
	row("valid");
	EXPECT_ERRNO(notif_valid(wrong, notif.id), ENOENT);
	row("answer");
	EXPECT_ERRNO(notif_send(wrong, notif.id, 0, 8), ENOENT);
	MUST(sabotaged() ? 0 : notif_send(a.listener, notif.id, 0, 7)); /* control */
	MUST(notif_send(b.listener, other.id, 0, 7));
	EXPECT_EXIT(child_wait(a.pid), 7);
	EXPECT_EXIT(child_wait(b.pid), 7);
}
