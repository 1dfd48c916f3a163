/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the notification of a dead target kept, whose PID another may have. */
PROBE(
	.claim = "After the target's death its notification's ID is ENOENT for every operation",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ID_VALID and SECCOMP_IOCTL_NOTIF_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target is not killed" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_OK(notif_valid(t.listener, notif.id)); /* control */
	if (!sabotaged()) {
		MUST(kill(t.pid, SIGKILL));
		EXPECT_SIGNAL(child_wait(t.pid), SIGKILL);
	}
	row("valid");
	EXPECT_ERRNO(notif_valid(t.listener, notif.id), ENOENT);
	row("add a descriptor");
	EXPECT_ERRNO(
		notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = notif.id, .srcfd = 0 }),
		ENOENT);
	row("continue");
	EXPECT_ERRNO(notif_continue(t.listener, notif.id), ENOENT);
	row("answer");
	EXPECT_ERRNO(notif_send(t.listener, notif.id, 0, 0), ENOENT);
}
