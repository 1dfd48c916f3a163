/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_compare.h"

/* Kernel bug it catches: arguments read twice, so that another thread changes them in between. */
PROBE(
	.claim = "A register argument is the same for the filter and the call: no race can change "
		"it",
	.source = "seccomp_filter.rst, Introduction",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the rule names another value" },
)
{
	int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));

	filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_dup2, 0, 3), LOAD_LOW(1),
		IF_EQ(sabotaged() ? 81 : 80, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	for (int i = 0; i < 2000; i++) {
		int target = i % 2 ? 80 : 82;
		if (!(i % 2 ? EXPECT_ERRNO(syscall(SYS_dup2, fd, target), EXDEV)
			    : EXPECT_OK(syscall(SYS_dup2, fd, target)))) /* control */
			return;
	}
	EXPECT_ERRNO(fcntl(80, F_GETFD), EBADF);
}
