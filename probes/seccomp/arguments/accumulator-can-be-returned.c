/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: BPF_RET|BPF_A that returns its constant. */
PROBE(
	.claim = "A filter that returns its accumulator takes the action that was computed",
	.source = "kernel Documentation/networking/filter.rst, Structure; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "a constant is returned" },
)
{
	struct sock_filter computed = BPF_STMT(BPF_RET | BPF_A, 0), constant = RETURN(ALLOW);
	pid_t group = getpgrp();

	MARK_PROGRAM(LOAD_LOW(0), sabotaged() ? constant : computed);
	row("errno");
	EXPECT_ERRNO(syscall(NR_MARK, (unsigned long)DENY(EXDEV)), EXDEV);
	EXPECT_ERRNO(syscall(NR_MARK, (unsigned long)DENY(EMLINK)), EMLINK);
	row("allow");
	EXPECT_EQ(syscall(NR_MARK, (unsigned long)ALLOW), group); /* control */
}
