/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the filter attached or the descriptor installed though the load failed. */
PROBE(
	.claim = "A refused listener attaches no filter and leaves no descriptor behind",
	.source = "seccomp(2), RETURN VALUE",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the second filter is loaded without a listener" },
)
{
	IN_CHILD(0) {
		filter_listen(NR_MARK, 0);
		int next = MUST(dup(0));
		close(next);
		long result = filter_try(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_NEW_LISTENER,
			PROGRAM(LOAD_NR, IF_EQ(NR_NOBODY, 0, 1), RETURN(DENY(EXDEV)),
				RETURN(ALLOW)));
		EXPECT_EQ(result, -1);
		EXPECT_ERRNO(syscall(NR_NOBODY), ENOSYS);
		EXPECT_ERRNO(fcntl(next, F_GETFD), EBADF);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
