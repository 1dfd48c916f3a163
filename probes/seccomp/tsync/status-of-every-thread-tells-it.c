/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: threads that are bound and do not show it: mode or count left behind. */
PROBE(.claim = "After TSYNC the status of every thread shows the filter mode and the same count",
	.source = "proc(5), /proc/pid/status; seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" }, .sabotage = { .twin = "the flag is left out" }, )
{
	IN_CHILD(0)
	{
		struct thread *t = threads_start(2);

		if (!status_field(0, "Seccomp_filters"))
			skip(SKIP_KERNEL, "/proc/self/status has no Seccomp_filters");
		no_new_privs();
		const char *before = strdup(status_field(0, "Seccomp_filters"));
		MUST(mark_denied(0));
		MUST(mark_denied(0));
		EXPECT_EQ(mark_denied(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_TSYNC), 0);
		const char *after = strdup(status_field(0, "Seccomp_filters"));
		EXPECT_EQ(atoi(after), atoi(before) + 3); /* control */
		for (int i = 0; i < 2; i++) {
			EXPECT_STR(status_field(t[i].tid, "Seccomp_filters"), after);
			EXPECT_STR(status_field(t[i].tid, "Seccomp"), "2");
		}
		threads_end(t, 2);
	}
}
