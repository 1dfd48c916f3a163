/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What both versions of control groups share: where each hierarchy is mounted, and directories
 * and files in them. cgroups(7), cgroup-v2.rst.
 */
#ifndef RUNTIME_CGROUP_FS_H
#define RUNTIME_CGROUP_FS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "fail.h"

#define CG_MAX 24

struct cg_hierarchy {
	char controllers[96]; /* as in /proc/self/cgroup: "cpu,cpuacct", "name=systemd", "" on v2 */
	char mount[256];      /* where it is mounted */
	char dir[1024];       /* the container's group, mount + path; "" when it has none */
	int created;	      /* how many components at the end of dir this runtime made */
	bool named;	      /* nothing is made yet: created is what is going to be */
	bool v2;
	int join; /* v1: open `tasks`; v2: open directory; -1 when not joined through it */
};

struct cgroups {
	struct cg_hierarchy h[CG_MAX];
	size_t n;
};

/* Finds every mounted hierarchy; none is no error. */
int cgroup_fs_discover(struct cgroups *ret, struct err *err);
/* The version 1 freezer at its usual place alone; false when it is not there. */
bool cgroup_fs_freezer(struct cgroups *ret);
/* Sets h->dir to what it is going to be, and h->created to how many directories are missing. */
int cgroup_fs_name(struct cg_hierarchy *h, const char *path, struct err *err);
/*
 * mkdir -p of h->mount + path. each(dir, arg) is called for every directory made, outermost
 * first, to make it usable; may be NULL. Sets h->dir and h->created even on failure, so that
 * cgroup_fs_rmdir() undoes a partial one.
 */
int cgroup_fs_mkdir(struct cg_hierarchy *h, const char *path,
	int (*each)(const char *dir, struct err *err), struct err *err);
/* Removes the group, what the container made below it, and the parents that were created. */
int cgroup_fs_rmdir(struct cg_hierarchy *h, struct err *err);
/* One write into one file of the group. An optional file that is missing is passed over. */
int cgroup_fs_write(const char *dir, const char *file, const char *value, bool optional,
	struct err *err);
/* Is `name` one of the comma-separated controllers? */
bool cgroup_fs_has(const struct cg_hierarchy *h, const char *name);
/* Processes of the group and all below it; *ret is owned by the caller. */
int cgroup_fs_pids(const char *dir, pid_t **ret, size_t *ret_n, struct err *err);

#endif
