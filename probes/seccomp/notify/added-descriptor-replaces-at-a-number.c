/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: SETFD that takes another number, or refuses one in use. */
PROBE(
	.claim = "ADDFD with SETFD puts the file at the given number, in place of what was there",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, SECCOMP_ADDFD_FLAG_SETFD",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);
	struct stat null, zero;

	if (t.pid == 0) {
		MUST(dup2(0, 50));
		for (int i = 0; i < 2; i++) {
			row(i ? "a free number" : "a number in use");
			EXPECT_EQ(syscall(SYS_getpgid, i ? 60 : 50), i ? 60 : 50);
			EXPECT_OK(fstat(i ? 60 : 50, &null));
			MUST(stat("/dev/zero", &zero));
			EXPECT_EQ(null.st_rdev, zero.st_rdev);
		}
		EXPECT_ERRNO(fcntl(61, F_GETFD), EBADF); /* control */
		probe_exit(0);
	}
	int source = MUST(open("/dev/zero", O_RDONLY | O_CLOEXEC));
	for (int i = 0; i < 2; i++) {
		MUST_BE(notif_recv(t.listener, &notif));
		int fd = notif_addfd(t.listener,
			(struct seccomp_notif_addfd){ .id = notif.id,
				.srcfd = (uint32_t)source,
				.flags = sabotaged() ? 0 : SECCOMP_ADDFD_FLAG_SETFD,
				.newfd = sabotaged() ? 0 : (uint32_t)notif.data.args[0] });
		MUST(notif_send(t.listener, notif.id, 0, fd));
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
