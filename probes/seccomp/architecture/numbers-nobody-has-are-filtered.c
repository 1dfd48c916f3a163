/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: numbers out of the table answered before the filter is asked. */
PROBE(
	.claim = "Numbers beyond the table and negative ones are put to the filter as well",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "no filter is loaded" },
)
{
	static const int numbers[] = { 600, 999, NR_NOBODY, 0xffff, 0x10000, 0x3fffffff, 0x7fffffff,
		(int)0x80000000, -2, -1 };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		IN_CHILD(0) {
			row("number 0x%x", (unsigned int)numbers[i]);
			EXPECT_ERRNO(syscall(numbers[i], 0, 0, 0), ENOSYS); /* control */
			if (!sabotaged())
				filter_on(numbers[i], DENY(EXDEV));
			EXPECT_ERRNO(syscall(numbers[i], 0, 0, 0), EXDEV);
		}
	}
}
