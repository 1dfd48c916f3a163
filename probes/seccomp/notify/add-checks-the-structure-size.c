/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a longer structure's unknown fields ignored, or a short one read past. */
struct longer {
	struct seccomp_notif_addfd addfd;
	uint64_t more;
};

PROBE(
	.claim = "ADDFD takes a longer structure only when the rest is zero: E2BIG; a shorter is "
		"EINVAL",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD; kernel kernel/seccomp.c",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the rest is zero and the size the usual one" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(notif_recv(t.listener, &notif));
	struct longer arg = { .addfd = { .id = notif.id }, .more = !sabotaged() };
	row("longer with a value");
	EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOW(3, struct longer), &arg), E2BIG);
	row("shorter");
	EXPECT_ERRNO(
		ioctl(t.listener,
			sabotaged() ? SECCOMP_IOCTL_NOTIF_ADDFD : SECCOMP_IOW(3, uint64_t), &arg),
		EINVAL);
	row("longer with zeros");
	arg.more = 0;
	EXPECT_OK(ioctl(t.listener, SECCOMP_IOW(3, struct longer), &arg)); /* control */
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
