/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the notification sent to any listener of the chain. */
PROBE(
	.claim = "A filter without a listener that asks gets ENOSYS though an older one has a "
		"listener",
	.source = "seccomp(2), SECCOMP_RET_USER_NOTIF",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the newer filter allows the call" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		row("the one with a listener asks");
		EXPECT_EQ(syscall(SYS_getpgid, 0), 4711); /* control */
		filter_on(SYS_getpgid, sabotaged() ? ALLOW : NOTIFY);
		row("the one without asks as well");
		EXPECT_ERRNO(syscall(SYS_getpgid, 0), ENOSYS);
		probe_exit(0);
	}
	for (int i = 0; i < 1 + sabotaged(); i++) {
		MUST_BE(notif_recv(t.listener, &notif));
		MUST(notif_send(t.listener, notif.id, 0, 4711));
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
