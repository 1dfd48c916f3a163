/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The container's group in every mounted hierarchy, whatever their versions. */
#ifndef RUNTIME_CGROUPS_H
#define RUNTIME_CGROUPS_H

#include <jansson.h>

#include "cgroup_fs.h"
#include "plan.h"

/*
 * First the names alone, so that they are on record before there is anything to remove: of every
 * hierarchy when the configuration names the group, else of those that have a limit to set, and of
 * one by which the processes are found and frozen.
 *
 * Creation in two steps, so that the container's init can be born in between: it has to be born
 * into the version 2 group, while the version 1 groups, which cost more, are made beside its own
 * work. After a failure of either, cgroups_remove() removes what was made.
 */
int cgroups_begin(const struct plan *plan, struct cgroups *cg, struct err *err);
/* The version 2 group. */
int cgroups_make_v2(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err);
/* The rest of the groups, and all limits. */
int cgroups_finish(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err);
/* Are there so many version 1 groups that they are worth being made beside the init's work? */
bool cgroups_unfinished(const struct cgroups *cg);
/* Opens groups that exist (exec, update); h[].join is set for joining when `join`. */
int cgroups_open(struct cgroups *cg, bool join, struct err *err);
/*
 * Adds groups of hierarchies in which `plan` has something to set and the container has none yet,
 * and moves its processes there. What was added is in *cg even on failure.
 */
int cgroups_extend(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err);
/* Sets limits on groups that exist. */
int cgroups_apply(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err);
/* The descriptor for CLONE_INTO_CGROUP, -1 when there is none. Borrowed. */
int cgroups_clone_fd(const struct cgroups *cg);
/*
 * Moves the calling single-threaded process into the version 1 groups, by h[].join or, where that
 * is -1, by name.
 */
int cgroups_join(const struct cgroups *cg, struct err *err);
void cgroups_close(struct cgroups *cg);
int cgroups_remove(struct cgroups *cg, struct err *err);
int cgroups_freeze(const struct cgroups *cg, bool frozen, struct err *err);
bool cgroups_frozen(const struct cgroups *cg);
/* Processes of the container, by whichever hierarchy lists them; *ret owned by the caller. */
int cgroups_pids(const struct cgroups *cg, pid_t **ret, size_t *ret_n, struct err *err);

json_t *cgroups_to_json(const struct cgroups *cg);
void cgroups_from_json(const json_t *list, struct cgroups *ret);

#endif
