/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a capability asked of the supervisor. */
PROBE(
	.claim = "An unprivileged supervisor with no_new_privs targets may receive, add and answer",
	.source = "seccomp_unotify(2), Overview; seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "root", "seccomp.user_notif" },
	.sabotage = { .twin = "the listener is closed, which leaves ENOSYS" },
)
{
	IN_CHILD(0) {
		struct seccomp_notif notif;
		become(1000, 1000);
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			int fd = (int)syscall(SYS_getpgid, 0);
			EXPECT_OK(fcntl(fd, F_GETFD));
			probe_exit(0);
		}
		EXPECT(notif_recv(t.listener, &notif)); /* control */
		if (sabotaged())
			close(t.listener);
		else
			EXPECT_OK(notif_addfd(
				t.listener, (struct seccomp_notif_addfd){ .id = notif.id,
						    .flags = SECCOMP_ADDFD_FLAG_SEND }));
		EXPECT_EXIT(child_wait(t.pid), 0);
	}
}
