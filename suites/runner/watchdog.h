/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What even a SIGKILL of the runner must not leave: control groups, the scratch mount point, changed
 * sysctls.  (All else dies with the shims' namespaces.)  A forked child waits for the runner's end,
 * removes the first two and writes back the last.
 */
#ifndef BULKHEAD_WATCHDOG_H
#define BULKHEAD_WATCHDOG_H

#include "cgroup.h"
#include "util.h"

struct watchdog {
	pid_t pid;
	int pipe; /* our end: closing it without watchdog_dismiss makes it clean up */
};

/* Starts it; dir is the scratch mount point, settings those of host_settings().  0 or -errno. */
int watchdog_start(struct cgroups *cg, const char *dir, const struct strv *settings,
	struct watchdog *ret);
/* All is clean: it ends without doing anything. */
void watchdog_dismiss(struct watchdog *dog);

/* Removes the run's folder and the files beside it that begin with its name and a dot. */
void run_folder_remove(const char *dir);

#endif
