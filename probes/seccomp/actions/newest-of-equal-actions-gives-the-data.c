/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: < turned into <= in the search, or data bits that decide. */
PROBE(
	.claim = "Of equal actions the most recently loaded filter's data counts, larger or "
		"smaller",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Return values",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filters are loaded in the opposite order" },
)
{
	static const uint32_t data[][3] = { { 10, 20, 30 }, { 30, 20, 10 }, { 20, 30, 10 } };

	for (size_t i = 0; i < 3; i++) {
		IN_CHILD(0) {
			row("case %c", "abc"[i]);
			for (int k = 0; k < 3; k++)
				filter_on(NR_MARK, DENY(data[i][sabotaged() ? 2 - k : k]));
			EXPECT_ERRNO(syscall(NR_MARK), (int)data[i][2]);
		}
	}
}
