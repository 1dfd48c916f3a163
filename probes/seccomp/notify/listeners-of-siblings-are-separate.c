/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the one-listener rule applied to processes that share an older filter. */
PROBE(
	.claim = "Two children of one filtered parent may each have a listener, and get their own "
		"calls",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_NEW_LISTENER",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "both children make the first one's call" },
)
{
	IN_CHILD(0) {
		struct seccomp_notif notif;
		filter_on(NR_NOBODY, DENY(EXDEV)); /* common ancestor */
		struct target a = target_spawn(SYS_getpgid, 0, 0);
		if (a.pid == 0)
			probe_exit((int)syscall(SYS_getpgid, 1));
		struct target b = target_spawn(SYS_getsid, 0, 0);
		if (b.pid == 0)
			probe_exit((int)syscall(sabotaged() ? SYS_getpgid : SYS_getsid, 2));
		MUST_BE(notif_recv(a.listener, &notif));
		row("first");
		EXPECT_EQ(notif.pid, a.pid); /* control */
		EXPECT_EQ(notif.data.nr, SYS_getpgid);
		MUST(notif_send(a.listener, notif.id, 0, 7));
		EXPECT_EXIT(child_wait(a.pid), 7);
		row("second");
		if (EXPECT(!sabotaged() && notif_recv(b.listener, &notif))) {
			EXPECT_EQ(notif.pid, b.pid);
			EXPECT_EQ(notif.data.nr, SYS_getsid);
			MUST(notif_send(b.listener, notif.id, 0, 8));
			EXPECT_EXIT(child_wait(b.pid), 8);
		}
	}
}
