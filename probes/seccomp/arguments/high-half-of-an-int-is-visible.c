/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: an int argument cut before the filter, which then differs from the call. */
PROBE(
	.claim = "The high half of an int argument is seen by the filter though the call ignores "
		"it",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter compares the low half alone" },
)
{
	int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));
	u64 disguised = 1ull << 32 | (unsigned int)fd;
	struct sock_filter none = BPF_STMT(BPF_LD | BPF_IMM, 0), high = LOAD_HIGH(0);

	filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_dup, 0, 5), LOAD_LOW(0), IF_EQ((uint32_t)fd, 0, 3),
		sabotaged() ? none : high, IF_EQ(0, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	EXPECT_ERRNO(syscall(SYS_dup, (u64)fd), EXDEV); /* control */
	EXPECT_OK(syscall(SYS_dup, disguised));
}
