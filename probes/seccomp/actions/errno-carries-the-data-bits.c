/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: data bits cut to eight, sign mixed up, or always EPERM. */
PROBE(
	.claim = "SECCOMP_RET_ERRNO makes the call fail with its data as errno, from 1 to 4095",
	.source = "seccomp(2), SECCOMP_RET_ERRNO",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	static const int values[] = { 1, 2, EPERM, ENOSYS, 127, 128, 255, 256, 511, 512, 516, 1023,
		4094, 4095 };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		IN_CHILD(0) {
			filter_on(NR_MARK, sabotaged() ? ALLOW : DENY((uint32_t)values[i]));
			EXPECT_ERRNO(syscall(NR_MARK), values[i]);
			EXPECT_OK(syscall(SYS_getpid)); /* control */
		}
	}
}
