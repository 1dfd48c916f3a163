/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the bit masked away before the filter, or an x32 call not filtered. */
PROBE(
	.claim = "A call with __X32_SYSCALL_BIT shows the bit in nr and AUDIT_ARCH_X86_64 in arch",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter names the number without the bit" },
)
{
	IN_CHILD(0) {
		filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_X86_64, 0, 3), LOAD_NR,
			IF_EQ(sabotaged() ? NR_MARK : X32_BIT | NR_MARK, 0, 1), RETURN(DENY(EXDEV)),
			RETURN(ALLOW)));
		EXPECT_ERRNO(syscall(X32_BIT | NR_MARK), EXDEV);
		EXPECT_OK(syscall(NR_MARK)); /* control */
	}
}
