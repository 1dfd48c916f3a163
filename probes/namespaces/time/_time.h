/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several probes of time namespaces share. */
#ifndef BULKHEAD_TIME_H
#define BULKHEAD_TIME_H

#include <stdint.h>
#include <time.h>

#ifndef CLOCK_BOOTTIME_ALARM
#define CLOCK_BOOTTIME_ALARM 9
#endif

#define SECOND 1000000000ll /* in nanoseconds */

/*
 * unshare(CLONE_NEWTIME) and offsets that are greater by these seconds than the creator's: the
 * caller's next child is in the new namespace.
 */
void new_time(long long monotonic, long long boottime);
/* The offsets of the namespace for children, in seconds. */
void read_offsets(long long *ret_monotonic, long long *ret_boottime);
/* One write(2) to /proc/self/timens_offsets; -1 and errno. */
int write_offsets(const char *text);

int64_t clock_ns(clockid_t clock);	/* through the vDSO where the C library uses it */
int64_t clock_ns_call(clockid_t clock); /* always the system call */
struct timespec to_timespec(int64_t ns);
/* Ends a system call that hangs by EINTR after that many milliseconds; 0 takes it back. */
void interrupt_after(int ms);

#endif
