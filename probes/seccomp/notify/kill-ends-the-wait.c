/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a target that cannot be killed while it waits. */
PROBE(
	.claim = "SIGKILL ends a target that waits, received or not, with any kind of wait",
	.source = "seccomp_unotify(2), Overview; seccomp(2), "
		"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the supervisor answers instead" },
)
{
	for (int i = 0; i < 4; i++) {
		struct seccomp_notif notif;
		bool killable = i & 1, received = i & 2;
		row("%s wait, %s", killable ? "killable" : "plain",
			received ? "received" : "not received");
		struct target t = target_spawn(
			NR_MARK, killable ? SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV : 0, 0);
		if (t.pid == 0)
			probe_exit((int)syscall(NR_MARK));
		MUST_BE(fd_wait(t.listener, 1, -1)); /* control: it waits */
		if (received || sabotaged())
			MUST_BE(notif_recv(t.listener, &notif));
		if (sabotaged())
			MUST(notif_send(t.listener, notif.id, 0, 7));
		else
			MUST(kill(t.pid, SIGKILL));
		EXPECT_SIGNAL(child_wait(t.pid), SIGKILL);
		close(t.listener);
	}
}
