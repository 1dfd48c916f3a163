/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: anything but the register's value handed to the filter. */
PROBE(
	.claim = "A filter sees a pointer's value and not what it points to",
	.source = "seccomp_filter.rst, Introduction; seccomp(2), NOTES",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the second buffer is the first one" },
)
{
	static char first[16], second[16];
	const char *paths[] = { "/dev/null", "/dev/zero" };
	char *used = sabotaged() ? first : second;
	uintptr_t address = (uintptr_t)first;

	filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_open, 0, 5), LOAD_LOW(0),
		IF_EQ((uint32_t)address, 0, 3), LOAD_HIGH(0),
		IF_EQ((uint32_t)(address >> 32), 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	for (int i = 0; i < 2; i++) {
		row("the path %s", paths[i]);
		strcpy(first, paths[i]);
		strcpy(second, paths[i]);
		EXPECT_ERRNO(syscall(SYS_open, first, O_RDONLY | O_CLOEXEC), EXDEV); /* control */
		EXPECT_OK(syscall(SYS_open, used, O_RDONLY | O_CLOEXEC));
	}
}
