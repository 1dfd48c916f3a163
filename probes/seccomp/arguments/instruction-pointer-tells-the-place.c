/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: instruction_pointer zero, stale or of the C library alone. */
static long __attribute__((noinline)) call_here(uintptr_t *behind)
{
	long result;

	__asm__ volatile("lea 1f(%%rip), %1\n\tsyscall\n1:"
			 : "=a"(result), "=&r"(*behind)
			 : "0"((long)NR_MARK)
			 : "rcx", "r11", "memory");
	return result;
}

PROBE(
	.claim = "instruction_pointer is the address just behind the instruction that makes the "
		"call",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter expects another address" },
)
{
	uintptr_t behind;

	EXPECT_GE(call_here(&behind), 0); /* control */
	uintptr_t wanted = behind + (sabotaged() ? 2 : 0);
	MARK_PROGRAM(LOAD_IP_LOW, IF_EQ((uint32_t)wanted, 0, 3), LOAD_IP_HIGH,
		IF_EQ((uint32_t)(wanted >> 32), 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW));
	EXPECT_EQ(call_here(&behind), -EXDEV);
	EXPECT_OK(syscall(NR_MARK)); /* control: from elsewhere */
}
