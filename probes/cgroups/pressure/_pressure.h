/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pressure stall information of a group: Documentation/accounting/psi.rst. */
#ifndef PRESSURE_HELPER_H
#define PRESSURE_HELPER_H

#include "_group.h"

/* What every probe here needs: groups, and a kernel that was not booted with psi=0. */
#define PRESSURE_NEEDS "cgroup2", "file.proc/pressure/cpu"

/* total= in microseconds of the line "some" or "full"; BROKEN when there is no such line. */
long long pressure_total(const char *group, const char *file, const char *line);

/*
 * Opens the file and writes the trigger ("some 100000 1000000") with its final zero: the descriptor
 * to poll for POLLPRI, or -1 and errno.
 */
int pressure_trigger(const char *group, const char *file, const char *trigger);

/* The shortest window in microseconds that this caller may ask for (psi.rst: without
 * CAP_SYS_RESOURCE only multiples of two seconds), as a trigger for very little of it. */
long pressure_window(void);
const char *pressure_little(void);

/* Two processes in the group that want the same CPU: one of them always waits. */
struct pressure_pair {
	pid_t pid[2];
};
struct pressure_pair pressure_begin(const char *group);
void pressure_end(const struct pressure_pair *pair);

/* Whether the total moves by so many microseconds before the deadline; a sabotage gives up early. */
bool pressure_grows(const char *group, const char *file, const char *line, long long us);

#endif
