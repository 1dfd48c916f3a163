/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the counter of IDs not advanced, or one per target. */
PROBE(
	.claim = "Every notification of a listener has an ID of its own, also over several targets",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "one notification is counted for all" },
)
{
	uint64_t ids[12] = { 0 };
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		pid_t child = spawn(0); /* it shares the filter, so the listener */
		for (int i = 0; i < 6; i++)
			syscall(NR_MARK);
		if (child == 0)
			probe_exit(0);
		EXPECT_EXIT(child_wait(child), 0); /* control */
		probe_exit(0);
	}
	for (int i = 0; i < 12; i++) {
		MUST_BE(notif_recv(t.listener, &notif));
		ids[i] = sabotaged() ? 1 : notif.id;
		for (int k = 0; k < i; k++)
			EXPECT_NE(ids[i], ids[k]);
		MUST(notif_send(t.listener, notif.id, 0, 0));
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
