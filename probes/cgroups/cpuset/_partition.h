/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Valid partitions.  They exist below the root only, and take CPUs from the whole machine: who uses
 * this is exclusive, and gives everything back.
 */
#ifndef PARTITION_HELPER_H
#define PARTITION_HELPER_H

#include "_group.h"

#define PARTITION_NEEDS "cgroup2.cpuset", "cpus.2", "root"

/*
 * Runs the function in a child with two groups directly below the root; then removes them and what
 * is below them.  A SKIP where no partition can be had at all, with the kernel's own words.
 */
void with_root_groups(void (*run)(const char *one, const char *two));

/* cpuset.cpus.partition of the group, and its first word or two: "root", "root invalid". */
const char *partition(const char *group);
bool partition_is(const char *group, const char *state);
/* Waits until cpuset.cpus.effective of the group is that. */
bool cpus_become(const char *group, const char *cpus);

#endif
