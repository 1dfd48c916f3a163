/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Shared by the probes of user namespaces.  All of these are BROKEN on failure unless they say
 * that they return -1 and errno.
 */
#ifndef BULKHEAD_NAMESPACES_USER_H
#define BULKHEAD_NAMESPACES_USER_H

#include "probe.h"

/* The map of a usual cell: its root is an ordinary user of the host. */
#define CELL_MAP  "0 100000 65536"
#define CELL_ROOT 100000u

/*
 * A child in a new user namespace (and the other new ones in flags) that waits to be killed.
 * NULL leaves a map unwritten.
 */
pid_t hold_userns(unsigned long long flags, const char *uid_map, const char *gid_map);
/* Kills and reaps such a child. */
static inline void let_go(pid_t pid)
{
	MUST(kill(pid, SIGKILL));
	child_wait(pid);
}

/* /proc/PID/NAME written by one write(2), pid 0 is self: 0, or -1 and errno. */
int write_proc(pid_t pid, const char *name, const char *text);
/* The same through a descriptor, at its offset. */
int write_fd(int fd, const char *text);

/*
 * Becomes uid:gid with exactly these capabilities, as cap_from_text(3) reads them; NULL: none.
 * Unlike become(), nothing is lost by the change of identity.
 */
void become_with(uid_t uid, gid_t gid, const char *caps);
/* Becomes 0:0 of a user namespace whose maps do not hold the IDs that it was born with. */
void become_inner_root(void);
/* The Cap* set of a process as a number: "CapEff", ... */
uint64_t cap_set_of(pid_t pid, const char *key);
/* All capabilities that this kernel knows. */
uint64_t cap_full(void);
/* A descriptor of a new user namespace with these maps that no process lives in. */
int userns_fd(const char *uid_map, const char *gid_map);
/* A line count times "first lower 1", strided by two, for maps of many lines. */
const char *map_of_lines(unsigned int lines);
/* A second thread that lives until the process ends. */
void start_thread(void);

#endif
