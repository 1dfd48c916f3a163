/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPU time got by groups that compete, as a ratio in one run: no absolute rates. */
#ifndef CPU_HELPER_H
#define CPU_HELPER_H

#include "_group.h"

/*
 * Runs one busy process in each of the two v2 groups, both pinned to the same CPU, until the first
 * has had at least ms of CPU time; returns the second's share of the first's, in percent.
 */
long long cpu_share_percent(const char *first, const char *second, long long ms);

/* usage_usec of the group's cpu.stat. */
long long cpu_usage_us(const char *group);

/* A process that burns CPU in the group, pinned to one CPU; to be killed and waited for. */
pid_t cpu_burner(const char *group);
void cpu_burner_end(pid_t pid);

#endif
