/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: LOG that denies, or that is treated as an unknown action. */
PROBE(
	.claim = "SECCOMP_RET_LOG runs the call and returns its result",
	.source = "seccomp(2), SECCOMP_RET_LOG",
	.needs = { "seccomp.log" },
	.sabotage = { .twin = "the action is SECCOMP_RET_ERRNO" },
)
{
	pid_t group = getpgrp();

	for (uint32_t data = 0; data < 2; data++) {
		IN_CHILD(0) {
			row("data %s", data ? "all ones" : "zero");
			filter_on(NR_MARK,
				sabotaged() ? DENY(EXDEV) : SECCOMP_RET_LOG | (data ? 0xffff : 0));
			EXPECT_EQ(syscall(NR_MARK), group);
		}
	}
}
