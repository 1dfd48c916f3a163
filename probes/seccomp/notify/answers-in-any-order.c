/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an answer given to the oldest waiter instead of the one it names. */
PROBE(
	.claim = "Of two waiting targets the supervisor may answer the later one first, each its "
		"own value",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the values are exchanged" },
)
{
	struct seccomp_notif n[2];
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		pid_t child = spawn(0);
		EXPECT_EQ(syscall(SYS_getpgid, child == 0 ? 2 : 1), child == 0 ? 200 : 100);
		if (child == 0)
			probe_exit(0);
		EXPECT_EXIT(child_wait(child), 0);
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &n[0]) && notif_recv(t.listener, &n[1]));
	for (int i = 1; i >= 0; i--) {
		int64_t value = (int64_t)n[i].data.args[0] * 100;
		EXPECT_OK(notif_send(t.listener, n[i].id, 0, sabotaged() ? 300 - value : value));
		EXPECT_OK(i ? notif_valid(t.listener, n[0].id) : 0); /* control */
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
