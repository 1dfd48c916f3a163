/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the walk over the filters that stops early or skips the last one. */
PROBE(
	.claim = "A denial wins at every place in a chain of filters that allow",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the denying filter is left out" },
)
{
	for (int place = 0; place < 8; place++) {
		IN_CHILD(0) {
			row("place %c of eight", 'a' + place);
			for (int i = 0; i < 8; i++)
				filter_on(
					NR_MARK, i == place && !sabotaged() ? DENY(EXDEV) : ALLOW);
			EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
			EXPECT_ERRNO(syscall(NR_NOBODY), ENOSYS); /* control */
		}
	}
}
