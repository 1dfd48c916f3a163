/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: TSYNC by an unprivileged thread without no_new_privs. */
PROBE(
	.claim = "TSYNC without no_new_privs and CAP_SYS_ADMIN fails with EACCES and binds nobody",
	.source = "seccomp(2), ERRORS",
	.needs = { "root", "seccomp.filter" },
	.sabotage = { .twin = "no_new_privs is set" },
)
{
	IN_CHILD(0) {
		become(1000, 1000);
		struct thread *t = threads_start(1);
		if (sabotaged())
			no_new_privs();
		EXPECT_ERRNO(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), EACCES);
		EXPECT_OK(thread_call(&t[0], NR_MARK));
		no_new_privs();
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), 0); /* control */
		threads_end(t, 1);
	}
}
