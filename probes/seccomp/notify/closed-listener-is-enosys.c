/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: a target left waiting for ever, or let through, when the supervisor dies. */
PROBE(
	.claim = "When the listener is closed a waiting call and all later ones fail with ENOSYS",
	.source = "seccomp_unotify(2), Overview; seccomp(2), SECCOMP_RET_USER_NOTIF",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the supervisor answers before it closes" },
)
{
	for (int received = 0; received < 2; received++) {
		struct seccomp_notif notif;
		struct target t = target_spawn(NR_MARK, 0, 0);
		if (t.pid == 0) {
			row("%s", received ? "received" : "not yet received");
			EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
			EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
			EXPECT_OK(syscall(SYS_getpid)); /* control */
			probe_exit(0);
		}
		MUST_BE(fd_wait(t.listener, 1, -1));
		if (received || sabotaged())
			MUST_BE(notif_recv(t.listener, &notif));
		if (sabotaged())
			MUST(notif_continue(t.listener, notif.id));
		close(t.listener);
		EXPECT_EXIT(child_wait(t.pid), 0);
	}
}
