/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>
#include <sys/socket.h>

#include "filter.h"

/* Kernel bug it catches: the listener bound to the process that got it first. */
PROBE(
	.claim = "A listener works for a process that took it by pidfd_getfd or inherited it",
	.source = "seccomp_unotify(2), Overview",
	.needs = { "root", "seccomp.user_notif", "syscall.pidfd_getfd" },
	.sabotage = { .twin = "nobody serves the listener and it is closed" },
)
{
	for (int taken = 0; taken < 2; taken++) {
		pid_t holder = getpid();
		row(taken ? "taken by pidfd_getfd" : "inherited over fork");
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			EXPECT_EQ(syscall(SYS_getpgid, 0), 4711);
			probe_exit(0);
		}
		pid_t server = spawn(0);
		if (server == 0) {
			struct seccomp_notif notif;
			int listener = t.listener;
			if (taken) {
				close(t.listener);
				int pidfd = MUST(pidfd_open(holder, 0));
				listener =
					MUST((int)syscall(SYS_pidfd_getfd, pidfd, t.listener, 0));
			}
			if (!sabotaged()) {
				MUST_BE(notif_recv(listener, &notif));
				EXPECT_EQ(notif.pid, t.pid); /* control */
				MUST(notif_send(listener, notif.id, 0, 4711));
			}
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(server), 0);
		close(t.listener);
		EXPECT_EXIT(child_wait(t.pid), 0);
	}
}
