/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The inside: what the first process of a container does between its birth and the execution of
 * the user's program. It owns nothing outside; whatever fails is told to the runtime over `sync`.
 */
#ifndef RUNTIME_INIT_H
#define RUNTIME_INIT_H

#include "cgroup_fs.h"
#include "plan.h"

/* All descriptors are borrowed and close-on-exec; -1 for none. */
struct init {
	const struct plan *plan;
	const struct plan_process *process;
	const struct cgroups *cgroups;
	bool groups_later;    /* they are still being made: SYNC_GROUPS says when they are there */
	const int *trees;     /* prepared mounts, one per plan mount */
	int ns_fds[NS_COUNT]; /* to join, in the middle process */
	int target;	      /* exec: pidfd of the container's process, whose namespaces are joined */
	int sync;	      /* to the runtime */
	int outer;	      /* the runtime's end of it, to be closed inside */
	int lock;	      /* the locked state directory, likewise */
	int filter;	      /* memfd for the compiled filter */
	int page;	      /* memfd where the filter's listener appears */
	int listener;	      /* create: where start connects */
	int console;	      /* where the terminal's master goes */
	int state_text;	      /* memfd: the state for createContainer hooks, NUL, startContainer */
	int preserve_fds;     /* descriptors from 3 on that the program keeps */
};

#define INIT_STATE_MAX 16384
/* The first (0) or second (1) text of state_text; "{}" when it cannot be read. */
const char *init_state(const struct init *init, int which, char buf[INIT_STATE_MAX]);

/* For struct launch: `before` and `body`. */
int init_before(void *init, struct err *err);
int init_body(void *init);
/* The same for exec into a container that exists. */
int init_exec_before(void *init, struct err *err);
int init_exec_body(void *init);

#endif
