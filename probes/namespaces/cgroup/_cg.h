/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several probes of cgroup namespaces share. */
#ifndef BULKHEAD_CG_H
#define BULKHEAD_CG_H

#include "probe.h"

struct hierarchy {
	const char *name;
	const char *controller; /* "" for v2 */
};
#define HIERARCHIES 3
extern const struct hierarchy hierarchies[HIERARCHIES];

/*
 * The groups x, x/a, x/a/c and x/b below the probe's own in that hierarchy; the path of x, in
 * memory that stays.  NULL, and a row of its name skipped, when the hierarchy is not there.
 */
const char *make_groups(const struct hierarchy *h);

/* The path that FILE, a /proc/PID/cgroup, shows for the hierarchy; BROKEN when there is none. */
const char *path_in(const char *file, const char *controller);
/* The same of a process (0: self), as the caller sees it. */
const char *cgroup_of(pid_t pid, const char *controller);

/* A process in that group that waits for the gate. */
pid_t member_of(const char *group, const struct gate *end);
/* The caller enters the group. */
void enter(const char *group);

#endif
