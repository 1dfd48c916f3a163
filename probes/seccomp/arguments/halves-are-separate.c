/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: the halves exchanged, or the high one always zero. */
PROBE(
	.claim = "The halves of an argument are loaded from their own offsets, low before high",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter loads the other half" },
)
{
	for (int high = 0; high < 2; high++) {
		IN_CHILD(0) {
			struct sock_filter low_half = LOAD_LOW(3), high_half = LOAD_HIGH(3);
			row(high ? "high half" : "low half");
			MARK_PROGRAM(high != sabotaged() ? high_half : low_half, IF_EQ(7, 0, 1),
				RETURN(DENY(EXDEV)), RETURN(ALLOW));
			EXPECT_EQ(denied_at(3, 7), !high);
			EXPECT_EQ(denied_at(3, 7ull << 32), high);
			EXPECT(!denied_at(3, 8ull << 32 | 8)); /* control */
			EXPECT(denied_at(3, 7ull << 32 | 7));
		}
	}
}
