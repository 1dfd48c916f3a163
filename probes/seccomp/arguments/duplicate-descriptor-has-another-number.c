/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: a filter that is asked about the file instead of the number. */
PROBE(
	.claim = "A rule on a descriptor's number does not follow the file to its duplicates",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Introduction",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the duplicate is put at the denied number" },
)
{
	int fd = MUST((int)syscall(SYS_memfd_create, "file", 0));

	filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_fsync, 0, 3), LOAD_LOW(0), IF_EQ((uint32_t)fd, 0, 1),
		RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	EXPECT_ERRNO(syscall(SYS_fsync, fd), EXDEV); /* control */
	int copy = MUST(dup(fd));
	if (sabotaged())
		copy = MUST(dup2(copy, fd));
	EXPECT_OK(syscall(SYS_fsync, copy));
}
