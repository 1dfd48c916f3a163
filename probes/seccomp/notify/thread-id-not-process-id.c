/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: the thread group's ID told for a thread's call. */
static void *ask(void *unused)
{
	(void)unused;
	return (void *)(intptr_t)(syscall(SYS_getpgid, gettid()) == gettid() ? 7 : 8);
}

PROBE(
	.claim = "pid in a notification is the ID of the calling thread, not that of its process",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the leader makes the call" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0) {
		pthread_t thread;
		void *result = NULL;
		if (sabotaged())
			probe_exit((int)(intptr_t)ask(NULL));
		MUST_RC(-pthread_create(&thread, NULL, ask, NULL));
		MUST_RC(-pthread_join(thread, &result));
		probe_exit((int)(intptr_t)result);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_NE(notif.pid, t.pid);
	EXPECT_EQ(notif.pid, notif.data.args[0]);
	EXPECT_OK(access(fmt("/proc/%d/task/%u", t.pid, notif.pid), F_OK)); /* control */
	MUST(notif_send(t.listener, notif.id, 0, notif.pid));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
