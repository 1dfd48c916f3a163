/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: one notification handed to two receivers, or to none. */
PROBE(
	.claim = "Two receivers of one listener get different notifications, each exactly once",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "one of the two answers what the other received" },
)
{
	enum { CALLS = 20 };
	uint64_t *words = shared_words(); /* how often each call was received */
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		for (int i = 0; i < CALLS; i++)
			EXPECT_EQ(syscall(SYS_getpgid, i), 100 + i);
		probe_exit(0);
	}
	memset(words, 0, CALLS * sizeof(words[0]));
	pid_t servers[2];
	for (int s = 0; s < 2; s++) {
		servers[s] = spawn(0);
		if (servers[s])
			continue;
		for (;;) {
			struct seccomp_notif notif = { 0 };
			/* Not by poll: the other one may have taken what poll told of. */
			if (ioctl(t.listener, SECCOMP_IOCTL_NOTIF_RECV, &notif) < 0)
				probe_exit(0);
			__atomic_fetch_add(
				&words[notif.data.args[0]], 1 + sabotaged(), __ATOMIC_SEQ_CST);
			MUST(notif_send(
				t.listener, notif.id, 0, 100 + (int64_t)notif.data.args[0]));
		}
	}
	EXPECT_EXIT(child_wait(t.pid), 0);
	for (int s = 0; s < 2; s++) {
		kill(servers[s], SIGKILL);
		child_wait(servers[s]);
	}
	for (int i = 0; i < CALLS; i++)
		EXPECT_EQ(words[i], 1);
}
