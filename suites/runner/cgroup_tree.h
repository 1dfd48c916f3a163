/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walks over a subtree of control groups, relative to an open folder. */
#ifndef BULKHEAD_CGROUP_TREE_H
#define BULKHEAD_CGROUP_TREE_H

#include "util.h"

bool cgroup_tree_busy(int fd); /* whether the group itself holds a process */
/* Adds members not yet in ret[0..count); the new count. */
size_t cgroup_tree_members(int root, const char *path, pid_t *ret, size_t count, size_t max);
void cgroup_tree_kill(int root, const char *path);
/* Depth first; retries EBUSY until the deadline (CLOCK_MONOTONIC); a missing one is success. */
int cgroup_tree_remove(int root, const char *path, uint64_t deadline_ns);

#endif
