/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: CONTINUE that returns 0 without running the call. */
PROBE(
	.claim = "SECCOMP_USER_NOTIF_FLAG_CONTINUE runs the call and returns its own result",
	.source = "seccomp_unotify(2), SECCOMP_USER_NOTIF_FLAG_CONTINUE",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the supervisor answers 0" },
)
{
	const char *path = strdup(fmt("%s/made", scratch()));
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_mkdir, 0, 0);

	if (t.pid == 0) {
		row("that succeeds");
		EXPECT_EQ(syscall(SYS_mkdir, path, 0700), 0);
		EXPECT_OK(access(path, F_OK));
		row("that fails");
		EXPECT_ERRNO(syscall(SYS_mkdir, path, 0700), EEXIST);
		probe_exit(0);
	}
	for (int i = 0; i < 2; i++) {
		MUST_BE(notif_recv(t.listener, &notif)); /* control: it waited */
		if (sabotaged())
			MUST(notif_send(t.listener, notif.id, 0, 0));
		else
			MUST(notif_continue(t.listener, notif.id));
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
}
