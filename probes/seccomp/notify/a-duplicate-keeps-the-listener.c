/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the listener detached by the first close of several. */
PROBE(
	.claim = "Closing one of two descriptors of a listener does not end its service",
	.source = "seccomp_unotify(2), Overview; close(2)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "both are closed" },
)
{
	struct gate go = gate_new();
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		gate_wait(&go);
		EXPECT_EQ(syscall(SYS_getpgid, 0), 4711);
		probe_exit(0);
	}
	int copy = MUST(dup(t.listener));
	close(t.listener);
	EXPECT_EQ(notif_poll(copy), 0); /* control */
	if (sabotaged())
		close(copy);
	gate_post(&go);
	if (!sabotaged() && EXPECT(notif_recv(copy, &notif)))
		EXPECT_OK(notif_send(copy, notif.id, 0, 4711));
	EXPECT_EXIT(child_wait(t.pid), 0);
}
