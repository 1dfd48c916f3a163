/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kernel interfaces that are newer than the build machine's headers: numbers and structures from
 * the kernel's uapi headers, x86-64 and generic.  What a kernel lacks answers ENOSYS or EINVAL at
 * run time; nothing is decided here.
 */
#ifndef BULKHEAD_UAPI_H
#define BULKHEAD_UAPI_H

#include <linux/types.h>
#include <sys/syscall.h>

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif
#ifndef SYS_statmount
#define SYS_statmount 457
#endif
#ifndef SYS_listmount
#define SYS_listmount 458
#endif
#ifndef SYS_listns
#define SYS_listns 470
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif
#ifndef CLONE_INTO_CGROUP
#define CLONE_INTO_CGROUP 0x200000000ULL
#endif
#ifndef CLONE_CLEAR_SIGHAND
#define CLONE_CLEAR_SIGHAND 0x100000000ULL
#endif

#ifndef PR_SET_MDWE
#define PR_SET_MDWE 65
#endif

#endif
