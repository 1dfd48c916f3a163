/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

static long decode(long result)
{
	if (result < 0 && result > -4096) {
		errno = (int)-result;
		return -1;
	}
	return result;
}

long int80(long nr, long a, long b, long c)
{
	long result;

	__asm__ volatile("int $0x80"
			 : "=a"(result)
			 : "0"(nr), "b"(a), "c"(b), "d"(c), "S"(0l), "D"(0l)
			 : "r8", "r9", "r10", "r11", "memory");
	return decode((int)result);
}

long syscall_wide(unsigned long rax, long a, long b, long c)
{
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "0"(rax), "D"(a), "S"(b), "d"(c)
			 : "rcx", "r11", "memory");
	return decode(result);
}
