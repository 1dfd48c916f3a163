/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the listener bound to the process that loaded the filter. */
static void after(void)
{
	EXPECT_EQ(syscall(SYS_getpgid, 0), 4711);
}

PROBE(
	.claim = "Children, threads' children and programs executed later ask the same listener",
	.source = "seccomp_unotify(2), Overview; seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.user_notif" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the supervisor lets the children's calls go on" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		row("child");
		IN_CHILD(0)
		after();
		row("grandchild");
		IN_CHILD(0) {
			IN_CHILD(CLONE_NEWUTS)
			after();
		}
		row("exec");
		IN_CHILD(0)
		exec_self("after");
		probe_exit(0);
	}
	for (int i = 0; i < 3; i++) {
		MUST_BE(notif_recv(t.listener, &notif));
		EXPECT_NE(notif.pid, t.pid); /* control */
		if (sabotaged())
			MUST(notif_continue(t.listener, notif.id));
		else
			MUST(notif_send(t.listener, notif.id, 0, 4711));
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
