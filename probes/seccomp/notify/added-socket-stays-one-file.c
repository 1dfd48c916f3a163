/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "filter.h"

/* Kernel bug it catches: the file of an added descriptor released too early or once too often. */
PROBE(
	.claim = "A descriptor added and closed again leaves the supervisor's own as it was",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target shuts the socket down instead of closing it" },
)
{
	int pair[2];
	char byte;
	struct seccomp_notif notif;

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
	struct target t = target_spawn(SYS_getpgid, 0, 0);
	if (t.pid == 0) {
		for (int i = 0; i < 20; i++) {
			int fd = (int)syscall(SYS_getpgid, 0);
			EXPECT_EQ(write(fd, "x", 1), 1); /* control */
			if (sabotaged())
				MUST(shutdown(fd, SHUT_RDWR));
			close(fd);
		}
		probe_exit(0);
	}
	for (int i = 0; i < 20; i++) {
		MUST_BE(notif_recv(t.listener, &notif));
		EXPECT_OK(notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = notif.id,
							  .srcfd = (uint32_t)pair[0],
							  .flags = SECCOMP_ADDFD_FLAG_SEND }));
		EXPECT_EQ(read(pair[1], &byte, 1), 1);
		if (sabotaged() && i == 1)
			break;
	}
	if (sabotaged())
		close(t.listener);
	child_wait(t.pid);
	EXPECT_EQ(write(pair[0], "x", 1), 1);
	EXPECT_EQ(read(pair[1], &byte, 1), 1);
}
