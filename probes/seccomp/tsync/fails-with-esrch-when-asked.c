/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: the thread ID returned where an errno was asked for. */
PROBE(
	.claim = "With TSYNC_ESRCH a diverging thread makes the load fail with ESRCH",
	.source = "kernel include/uapi/linux/seccomp.h, SECCOMP_FILTER_FLAG_TSYNC_ESRCH; "
		"seccomp(2)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "no thread diverges" },
)
{
	static const struct {
		const char *name;
		unsigned int flags;
	} rows[] = { { "without a listener", 0 },
		{ "with a listener", SECCOMP_FILTER_FLAG_NEW_LISTENER } };

	for (int i = 0; i < 2; i++) {
		IN_CHILD(0) {
			struct thread *t = threads_start(2);
			row("%s", rows[i].name);
			no_new_privs();
			if (!sabotaged())
				MUST_BE(thread_load_allowing(&t[1]) == 0);
			EXPECT_ERRNO(mark_denied(SECCOMP_FILTER_FLAG_TSYNC |
						 SECCOMP_FILTER_FLAG_TSYNC_ESRCH | rows[i].flags),
				ESRCH);
			EXPECT_OK(syscall(NR_MARK));
			EXPECT_OK(thread_call(&t[0], NR_MARK));
			threads_end(t, 2);
		}
	}
}
