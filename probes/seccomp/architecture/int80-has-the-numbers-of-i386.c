/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: a compat number translated for the filter, or the filter not run. */
PROBE(
	.claim = "A filter sees the i386 number of a call by int 0x80, not that of x86-64",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "the filter names the x86-64 number of the same call" },
)
{
	IN_CHILD(0) {
		filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_I386, 0, 3), LOAD_NR,
			IF_EQ((uint32_t)(sabotaged() ? SYS_getpgrp : I386_GETPGRP), 0, 1),
			RETURN(DENY(EXDEV)), RETURN(ALLOW)));
		EXPECT_ERRNO(int80(I386_GETPGRP, 0, 0, 0), EXDEV);
		EXPECT_OK(syscall(SYS_getpgrp));		  /* control */
		EXPECT_EQ(int80(I386_GETPID, 0, 0, 0), getpid()); /* control */
	}
}
