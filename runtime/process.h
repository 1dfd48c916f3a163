/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What belongs to the process itself (config.md, "Process"). Runs in the container's init. */
#ifndef RUNTIME_PROCESS_H
#define RUNTIME_PROCESS_H

#include "plan.h"

/* rlimits; returns -EPERM when only somebody outside may raise one. */
int process_limits(pid_t pid, const struct plan_process *p, struct err *err);
/* execCPUAffinity, of exec alone: the initial one before the process joins the groups, the final. */
int process_affinity(const struct plan_process *p, bool final, struct err *err);
/* Scheduler, I/O priority, personality, session keyring, new session. */
int process_attributes(const struct plan *plan, const struct plan_process *p, struct err *err);
/* Groups, group, user, umask. in_userns: an empty list of groups may be left as it is. */
int process_user(const struct plan_process *p, bool in_userns, struct err *err);
/* The working directory, which must lie inside the root (CVE-2024-21626). */
int process_cwd(const struct plan_process *p, struct err *err);
/* Where args[0] is found by the PATH of the environment; *ret is owned by the caller. */
int process_find(const struct plan_process *p, char **ret, struct err *err);
/* Becomes the program; returns only on failure. */
int process_exec(const struct plan_process *p, const char *file, struct err *err);
/* /proc/PID/oom_score_adj of a process, by the runtime. */
int process_oom_score(pid_t pid, const struct plan_process *p, struct err *err);

#endif
