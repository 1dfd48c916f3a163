/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The birth of a process in namespaces: clone3(2), directly or through a middle process. */
#ifndef RUNTIME_LAUNCH_H
#define RUNTIME_LAUNCH_H

#include <stdbool.h>
#include <stdint.h>

#include "plan.h"

struct launch {
	uint64_t flags; /* CLONE_NEW* for the new process */
	int cgroup;	/* version 2 group to be born in, or -1 */
	/*
	 * Needed when something has to happen before the birth: a pid namespace, a user namespace
	 * or time offsets take effect for children only. Runs in a middle process; NULL for none.
	 */
	int (*before)(void *arg, struct err *err);
	/* The new process; what it returns is its exit status. */
	int (*body)(void *arg);
	void *arg;
};

struct launched {
	pid_t pid;  /* a child of the caller in every case */
	int pidfd;  /* owned by the caller */
};

int launch(const struct launch *l, struct launched *ret, struct err *err);

#endif
