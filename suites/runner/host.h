/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a probe could leave on the host outside its own namespaces and control group: mounts, loop
 * devices, network interfaces and named network namespaces, SysV and POSIX ipc objects, control
 * groups, keyrings, swap areas, changed sysctls.  Cheap snapshots, compared.
 */
#ifndef BULKHEAD_HOST_H
#define BULKHEAD_HOST_H

#include "cgroup.h"
#include "util.h"

struct host {
	struct strv items; /* "KIND WHAT", sorted: the last snapshot */
	int mqueue;	   /* our own detached mount of the message queues, or -1 */
	const struct cgroups *cg;
	int *sysctl; /* descriptors, -1 where there is none */
};

void host_open(struct host *host, const struct cgroups *cg);
/* A new snapshot; what it has and the last had not is added to ret ("KIND WHAT"). */
void host_scan(struct host *host, struct strv *ret);
bool host_has(const struct host *host, const char *item);
/*
 * Removes the object when that is surely no one else's: SysV ipc of our own user that nobody has
 * attached, anything named "bulkhead...", a sysctl (written back to its value in the first snapshot).
 */
void host_clean(struct host *host, const char *item);
/*
 * The sysctls that a probe might change, "NAME=VALUE", and their writing back where they differ: for
 * the guard of a killed runner, after every probe is dead.
 */
void host_settings(struct strv *ret);
void host_restore_settings(const struct strv *settings);
unsigned host_own_fds(void); /* how many descriptors this process has open */
void host_close(struct host *host);

#endif
