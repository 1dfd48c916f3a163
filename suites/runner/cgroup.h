/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One control group per probe, the same path in every mounted hierarchy (v2 and each v1 with a
 * controller; named v1 hierarchies limit nothing and are left alone).
 *
 * Layout: MOUNT/bulkhead.PID/N is the probe's group, .../N/probe its leaf, in which it starts.  On
 * v2 every controller is enabled down to N, which therefore holds no process itself
 * (cgroup-v2.rst, "No Internal Process Constraint").
 */
#ifndef BULKHEAD_CGROUP_H
#define BULKHEAD_CGROUP_H

#include "util.h"

#define CGROUP_MAX 24

struct hierarchy {
	char *mount;
	char *controllers; /* v1: as in the mount options */
	int fd;		   /* of the mount's root folder */
	bool v2;
	bool evacuated;	   /* processes of its root were moved aside, see cgroup_open */
	char enabled[256]; /* what cgroup_open added to the root's subtree_control */
};

struct cgroups {
	struct hierarchy h[CGROUP_MAX];
	size_t n;
	char name[48]; /* "bulkhead.PID" */
};

/*
 * Parses mountinfo and opens the hierarchies; never fails: an empty set is a machine without cgroups.
 * The set lies in shared memory, because the watchdog must see what was changed after its fork.
 */
struct cgroups *cgroup_find(FILE *mountinfo);
const char *cgroup_mode(const struct cgroups *cg); /* v1 v2 hybrid none */

/*
 * Makes the run's group in each.  A v2 mount that is not the real root and holds processes (a
 * container's) gets them moved into bulkhead.PID.host for the run, because its controllers could not
 * be enabled otherwise; cgroup_close moves them back.  A hierarchy that cannot be used is dropped
 * with a complaint.
 */
void cgroup_open(struct cgroups *cg);

/* The probe's group: path relative to the mounts ("/bulkhead.PID/N"). */
struct cgroup {
	char path[64];
	int procs[CGROUP_MAX]; /* cgroup.procs of the leaf in each v1 hierarchy */
	size_t count;
	int leaf; /* folder of the v2 leaf, for CLONE_INTO_CGROUP, or -1 */
};
int cgroup_make(struct cgroups *cg, unsigned serial, struct cgroup *ret); /* 0 or -errno */
void cgroup_close_fds(struct cgroup *group);

/* Processes still in the group, at most max; in every hierarchy, each once. */
size_t cgroup_members(const struct cgroups *cg, const char *path, pid_t *ret, size_t max);
/* Thaws and kills everything below. */
void cgroup_kill(const struct cgroups *cg, const char *path);
/* The common case, cheaply: true when the group was as cgroup_make left it, empty, and is gone. */
bool cgroup_remove_idle(const struct cgroups *cg, const char *path);
/* Removes the subtree in every hierarchy; waits at most wait_ms for dying members; 0 or -errno. */
int cgroup_remove(const struct cgroups *cg, const char *path, unsigned wait_ms);
/* Removes the run's group and undoes cgroup_open; safe from the watchdog. */
void cgroup_close(struct cgroups *cg);

#endif
