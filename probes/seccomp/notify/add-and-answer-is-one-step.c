/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: SEND that leaves the target waiting, or returns 0 to it. */
PROBE(
	.claim = "ADDFD with SEND answers the call with the new descriptor's number",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, SECCOMP_ADDFD_FLAG_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the flag is left out and the answer is 0" },
)
{
	for (int set = 0; set < 2; set++) {
		struct seccomp_notif notif;
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			int lowest = MUST(dup(0));
			close(lowest);
			row(set ? "with SETFD" : "alone");
			EXPECT_EQ(syscall(SYS_getpgid, 0), set ? 70 : lowest);
			EXPECT_OK(fcntl(set ? 70 : lowest, F_GETFD));
			probe_exit(0);
		}
		MUST_BE(notif_recv(t.listener, &notif));
		EXPECT_GE(notif_addfd(t.listener,
				  (struct seccomp_notif_addfd){ .id = notif.id,
					  .srcfd = 0,
					  .flags = (sabotaged() ? 0 : SECCOMP_ADDFD_FLAG_SEND) |
						   (set ? SECCOMP_ADDFD_FLAG_SETFD : 0),
					  .newfd = set ? 70 : 0 }),
			0); /* control */
		if (sabotaged())
			MUST(notif_send(t.listener, notif.id, 0, 0));
		else
			EXPECT_EQ(notif_send(t.listener, notif.id, 0, 0), -1);
		EXPECT_EXIT(child_wait(t.pid), 0);
		close(t.listener);
	}
}
