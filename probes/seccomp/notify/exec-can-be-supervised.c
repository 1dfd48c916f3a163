/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a continued execve that loses the filter or its pathname. */
static void after(void)
{
	probe_exit(syscall(SYS_getpgid, 0) == 4711 ? 7 : 8);
}

PROBE(
	.claim = "A continued execveat runs the program, still under the filter",
	.source = "seccomp_unotify(2), SECCOMP_USER_NOTIF_FLAG_CONTINUE",
	.needs = { "seccomp.user_notif" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the execveat is answered with EPERM" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_execveat, 0, 0);

	if (t.pid == 0) {
		filter_on(SYS_getpgid, NOTIFY); /* a filter without a listener: see below */
		try_exec_self("after");
		probe_exit(9);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_EQ(notif.data.nr, SYS_execveat); /* control */
	if (sabotaged())
		MUST(notif_send(t.listener, notif.id, -EPERM, 0));
	else
		MUST(notif_continue(t.listener, notif.id));
	/* getpgid: the filter that asked has no listener of its own, so it is ENOSYS. */
	EXPECT_EXIT(child_wait(t.pid), 8);
}
