/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The other ways into the kernel of an x86-64 process: int 0x80 with the numbers of i386, and the
 * x32 bit.  A probe that uses int80() needs the feature "ia32".
 */
#ifndef BULKHEAD_ABI_H
#define BULKHEAD_ABI_H

#include "filter.h"

#define X32_BIT 0x40000000
/* Numbers of i386 that these probes use (asm/unistd_32.h). */
#define I386_EXIT	1
#define I386_FORK	2
#define I386_READ	3
#define I386_WRITE	4
#define I386_GETPID	20
#define I386_GETPGRP	65
#define I386_SOCKETCALL 102
#define I386_IPC	117

/* int 0x80; the result as -1 and errno.  The arguments are whole registers. */
long int80(long nr, long a, long b, long c);
/* The bare instruction with the whole of RAX as the number; the result as -1 and errno. */
long syscall_wide(unsigned long rax, long a, long b, long c);

#endif
