/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several probes of PID namespaces share. */
#ifndef BULKHEAD_PID_H
#define BULKHEAD_PID_H

#include <sys/types.h>
#include <stddef.h>

/*
 * A child whose number no small namespace uses (by clone3's set_tid 20,000 or more, less where
 * kernel.pid_max is less, or a SKIP), so that a number that is looked up in the wrong namespace does
 * not hit a process by chance.  It waits in
 * pause(2) as the leader of its own process group and session.
 */
pid_t spawn_far(void);

/*
 * A system call that takes a process ID.  call(pid) returns -1 and errno; wanted is the errno that
 * says "no such process"; ENOSYS and, for `optional`, any refusal of the control skip the row.
 */
struct lookup {
	const char *name;
	long (*call)(pid_t pid);
	int wanted;
};

/*
 * Inside: each call on the number that the outside published finds nothing, and the same call on
 * a child of the caller finds it.  Outside: publishes spawn_far() and keeps it until the end.
 */
void lookup_inside(const struct lookup *table, size_t count);
void lookup_outside(void);

/* Mounts proc for the caller's PID namespace on a directory of the scratch and returns its path. */
const char *mount_proc(const char *name);

/* A field of /proc/self/status or of PROC/PID/status as text; "" when absent. */
const char *proc_status(const char *proc, const char *pid, const char *key);

#endif
