/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: two argument registers exchanged, or one not filled. */
PROBE(
	.claim = "A filter sees each of the six arguments at its own place, both halves",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter looks at the next position" },
)
{
	for (unsigned int i = 0; i < 6; i++) {
		unsigned int seen = sabotaged() ? (i + 1) % 6 : i;
		IN_CHILD(0) {
			row("argument %c", (int)('a' + i));
			MARK_PROGRAM(LOAD_LOW(seen), IF_EQ(0xcafef00d, 0, 3), LOAD_HIGH(seen),
				IF_EQ(0xdeadbeef, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW));
			for (unsigned int k = 0; k < 6; k++)
				EXPECT_EQ(denied_at(k, 0xdeadbeefcafef00d),
					k == i); /* control: k != i */
		}
	}
}
