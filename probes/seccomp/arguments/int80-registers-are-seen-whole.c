/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: a filter and the call that disagree about which bits count. */
static long int80_mark(u64 first)
{
	long result;

	__asm__ volatile("int $0x80"
			 : "=a"(result)
			 : "0"((long)NR_NOBODY), "b"(first), "c"(0l), "d"(0l), "S"(0l), "D"(0l)
			 : "r8", "r9", "r10", "r11", "memory");
	return (int)result;
}

PROBE(
	.claim = "The low half of an argument by int 0x80 is what the filter compares and the "
		"call uses",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "the filter expects another value" },
)
{
	filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_I386, 0, 5), LOAD_NR, IF_EQ(NR_NOBODY, 0, 3),
		LOAD_LOW(0), IF_EQ(sabotaged() ? 8 : 7, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	row("plain");
	EXPECT_EQ(int80_mark(7), -EXDEV);
	row("with high bits in the register");
	EXPECT_EQ(int80_mark(1ull << 40 | 7), -EXDEV);
	row("another value");
	EXPECT_EQ(int80_mark(6), -ENOSYS); /* control */
}
