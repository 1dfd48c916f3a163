/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a notification dropped when it cannot be copied to the supervisor. */
PROBE(
	.claim = "Receiving into an unwritable buffer fails with EFAULT and leaves the "
		"notification",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV; kernel kernel/seccomp.c",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the buffer is a good one, so the notification is taken" },
)
{
	struct seccomp_notif notif = { 0 };
	static const struct seccomp_notif zeros; /* in read-only memory */
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(fd_wait(t.listener, 1, -1));
	row("an address that is not there");
	EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_RECV,
			     sabotaged() ? (void *)&notif : (void *)8),
		EFAULT);
	if (sabotaged()) {
		notif_send(t.listener, notif.id, 0, 7);
		return;
	}
	row("read-only memory");
	EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_RECV, &zeros), EFAULT);
	row("a good buffer afterwards");
	EXPECT(notif_recv(t.listener, &notif)); /* control */
	EXPECT_OK(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
