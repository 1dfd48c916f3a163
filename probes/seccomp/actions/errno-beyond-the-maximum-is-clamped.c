/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the clamp to MAX_ERRNO dropped, so that a denied call looks successful. */
PROBE(
	.claim = "SECCOMP_RET_ERRNO with data above 4095 makes the call fail with errno 4095",
	.source = "seccomp_filter.rst, Return values, SECCOMP_RET_ERRNO; kernel "
		"include/linux/err.h",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	static const uint32_t values[] = { 4096, 4097, 0x7fff, 0x8000, 0xf001, 0xffff };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		IN_CHILD(0) {
			row("data 0x%x", values[i]);
			filter_on(NR_MARK, sabotaged() ? ALLOW : DENY(values[i]));
			EXPECT_ERRNO(syscall(NR_MARK), 4095);
		}
	}
	IN_CHILD(0) {
		row("the largest errno");
		filter_on(NR_MARK, DENY(4095));
		EXPECT_ERRNO(syscall(NR_MARK), 4095); /* control */
	}
}
