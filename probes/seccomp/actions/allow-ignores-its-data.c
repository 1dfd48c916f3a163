/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: data bits of ALLOW taken for a result. */
PROBE(
	.claim = "SECCOMP_RET_ALLOW runs the call whatever its data bits are",
	.source = "seccomp(2), SECCOMP_RET_ALLOW",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the action is SECCOMP_RET_ERRNO" },
)
{
	static const uint32_t data[] = { 0, 1, 0x8000, 0xffff };
	pid_t group = getpgrp();

	for (size_t i = 0; i < sizeof(data) / sizeof(data[0]); i++) {
		IN_CHILD(0) {
			row("data 0x%x", data[i]);
			filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : ALLOW | data[i]);
			EXPECT_EQ(syscall(NR_MARK), group);
		}
	}
}
