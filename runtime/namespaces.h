/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Namespaces by path and by process, id maps, time offsets. */
#ifndef RUNTIME_NAMESPACES_H
#define RUNTIME_NAMESPACES_H

#include "plan.h"

/* CLONE_NEW* of the listed namespaces without a path. */
uint64_t namespaces_new(const struct plan *plan);
/*
 * Opens the namespaces that the plan names by path and checks their types. fds[kind] is -1 for
 * the others. On failure none stays open.
 */
int namespaces_open(const struct plan *plan, int fds[NS_COUNT], struct err *err);
/* Enters the open ones, the user namespace first; and all of a process by its pidfd. */
int namespaces_join(const struct plan *plan, const int fds[NS_COUNT], struct err *err);
/* Writes uid_map and gid_map of a process; denies setgroups when the kernel asks for that. */
int namespaces_write_maps(pid_t pid, const struct plan_maps *uid, const struct plan_maps *gid,
	struct err *err);
/* A new time namespace for the children of the caller, with its offsets. */
int namespaces_time(const struct plan *plan, struct err *err);

#endif
