/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a read or an unknown ioctl taken as an operation. */
PROBE(
	.claim = "A listener refuses read, write and unknown ioctls, and keeps its notification",
	.source = "seccomp_unotify(2), IOCTL OPERATIONS",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the operation is the documented one" },
)
{
	struct seccomp_notif notif = { 0 };
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(fd_wait(t.listener, 1, -1));
	row("read");
	EXPECT_ERRNO(read(t.listener, &notif, sizeof(notif)), EINVAL);
	row("write");
	EXPECT_ERRNO(write(t.listener, &notif, sizeof(notif)), EINVAL);
	row("unknown ioctl");
	EXPECT_ERRNO(
		ioctl(t.listener, sabotaged() ? SECCOMP_IOCTL_NOTIF_RECV : SECCOMP_IO(99), &notif),
		EINVAL);
	if (!sabotaged())
		MUST_BE(notif_recv(t.listener, &notif)); /* control */
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
