/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: the listener of a synchronised filter known to the caller alone. */
static void *ask(void *thread)
{
	return (void *)thread_call(thread, NR_MARK);
}

PROBE(
	.claim = "A listener loaded with TSYNC is told of the calls of every thread",
	.source = "seccomp_unotify(2), Overview; kernel include/uapi/linux/seccomp.h, TSYNC_ESRCH",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the filter is loaded without TSYNC" },
)
{
	IN_CHILD(0) {
		struct seccomp_notif notif = { 0 };
		struct thread *t = threads_start(1);
		pthread_t helper;
		void *result;
		int listener = filter_listen(NR_MARK,
			sabotaged() ? 0
				    : SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_TSYNC_ESRCH);
		MUST_RC(-pthread_create(&helper, NULL, ask, &t[0]));
		if (!sabotaged() || fd_wait(listener, 1, 300)) {
			if (EXPECT(notif_recv(listener, &notif))) {
				EXPECT_EQ(notif.pid, t[0].tid);
				EXPECT_OK(notif_send(listener, notif.id, 0, 4711));
			}
		}
		MUST_RC(-pthread_join(helper, &result));
		EXPECT_EQ((long)result, 4711);
		threads_end(t, 1);
	}
}
