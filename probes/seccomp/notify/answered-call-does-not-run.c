/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the call run after an answer without CONTINUE. */
PROBE(
	.claim = "A call that the supervisor answers is not run by the kernel",
	.source = "seccomp_unotify(2), Overview",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the supervisor answers CONTINUE" },
)
{
	const char *path = strdup(fmt("%s/made", scratch()));
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_mkdir, 0, 0);

	if (t.pid == 0) {
		EXPECT_EQ(syscall(SYS_mkdir, path, 0700), 0);
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	row("while it waits");
	EXPECT_ERRNO(access(path, F_OK), ENOENT);
	if (sabotaged())
		MUST(notif_continue(t.listener, notif.id));
	else
		MUST(notif_send(t.listener, notif.id, 0, 0));
	EXPECT_EXIT(child_wait(t.pid), 0);
	row("after the answer");
	EXPECT_ERRNO(access(path, F_OK), ENOENT);
}
