/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the filter fed 64 bits of RAX while the kernel runs the lower 32. */
PROBE(
	.claim = "High bits of RAX cannot make a call run that the filter denies by its number",
	.source = "seccomp(2), Filters; kernel arch/x86/entry/common.c",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter allows the call" },
)
{
	static const unsigned long high[] = { 0, 1ul << 32, 1ul << 33, 1ul << 62, 1ul << 63,
		~0ul << 32 };

	IN_CHILD(0) {
		filter_on(NR_MARK, sabotaged() ? ALLOW : DENY(EXDEV));
		for (size_t i = 0; i < sizeof(high) / sizeof(high[0]); i++) {
			row("RAX with 0x%lx", high[i]);
			errno = 0;
			long result = syscall_wide(high[i] | NR_MARK, 0, 0, 0);
			/* ENOSYS would do as well: the call must not run. */
			EXPECT(result == -1 && (errno == EXDEV || errno == ENOSYS));
		}
		EXPECT_OK(syscall_wide(SYS_getpid, 0, 0, 0)); /* control */
	}
}
