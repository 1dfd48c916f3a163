/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: O_CLOEXEC of newfd_flags ignored, or set unasked. */
PROBE(
	.claim = "newfd_flags decides whether an added descriptor is close-on-exec",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, newfd_flags",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "newfd_flags is zero in both rows" },
)
{
	for (int i = 0; i < 2; i++) {
		struct seccomp_notif notif;
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			row(i ? "O_CLOEXEC" : "none");
			int fd = (int)MUST(syscall(SYS_getpgid, 0));
			EXPECT_EQ(MUST(fcntl(fd, F_GETFD)),
				i ? FD_CLOEXEC : 0); /* control: both ways */
			probe_exit(0);
		}
		MUST_BE(notif_recv(t.listener, &notif));
		int source = MUST(open("/dev/null", O_RDONLY | (i ? 0 : O_CLOEXEC)));
		int fd = MUST(notif_addfd(
			t.listener, (struct seccomp_notif_addfd){ .id = notif.id,
					    .srcfd = (uint32_t)source,
					    .newfd_flags = i && !sabotaged() ? O_CLOEXEC : 0 }));
		MUST(notif_send(t.listener, notif.id, 0, fd));
		EXPECT_EXIT(child_wait(t.pid), 0);
	}
}
