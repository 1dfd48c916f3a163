/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPU time got by groups that compete, as a ratio in one run: no absolute rates. */
#ifndef CPU_HELPER_H
#define CPU_HELPER_H

#include "_group.h"

/*
 * Runs one busy process in each of the two v2 groups, both pinned to the same CPU, and says whether
 * the second gets at most so many percent of what the first gets.  A first sample of ms of the
 * first's CPU time is enough when it says so; else more are taken, up to ten times as much, since a
 * CPU that somebody else stole for a while was charged to whoever ran on it.
 */
bool cpu_share_at_most(const char *first, const char *second, long long ms, long long percent);

/* usage_usec of the group's cpu.stat. */
long long cpu_usage_us(const char *group);

/* A process that burns CPU in the group, pinned to one CPU; to be killed and waited for. */
pid_t cpu_burner(const char *group);
void cpu_burner_end(pid_t pid);

#endif
