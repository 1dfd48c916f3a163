/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: x32-only numbers reachable without the bit, which filters do not expect. */
PROBE(
	.claim = "The numbers 512 to 547 without the x32 bit fail with ENOSYS",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.unsabotaged = "there is no filter to take out; it catches x32 entries reachable as x86-64",
)
{
	for (long nr = 512; nr <= 547; nr++)
		EXPECT_ERRNO(syscall(nr, -1l, -1l, -1l, -1l, -1l, -1l), ENOSYS);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}
