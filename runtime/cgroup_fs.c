/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cgroup_fs.h"
#include "util.h"

bool cgroup_fs_has(const struct cg_hierarchy *h, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = h->controllers; *p; p += strcspn(p, ","), p += *p == ',')
		if (!strncmp(p, name, len) && (p[len] == ',' || p[len] == 0))
			return true;
	return false;
}

int cgroup_fs_name(struct cg_hierarchy *h, const char *path, struct err *err)
{
	int n = snprintf(h->dir, sizeof(h->dir), "%s%s", h->mount, path);
	char above[sizeof(h->dir)];

	h->created = 0;
	h->named = true;
	if (n < 0 || (size_t)n >= sizeof(h->dir)) {
		h->dir[0] = 0;
		return fail_errno(err, ENAMETOOLONG, "cgroup: %s%s", h->mount, path);
	}
	while (h->dir[n - 1] == '/')
		h->dir[--n] = 0;
	memcpy(above, h->dir, (size_t)n + 1);
	while (access(above, F_OK) < 0 && strlen(above) > strlen(h->mount)) {
		h->created++;
		*strrchr(above, '/') = 0;
	}
	return 0;
}

/* h->dir component by component; cut at the one that failed. */
static int make_path(struct cg_hierarchy *h, int (*each)(const char *dir, struct err *err),
	struct err *err)
{
	int rc;

	h->created = 0;
	h->named = false;
	for (char *p = h->dir + strlen(h->mount) + 1; p;) {
		p = strchr(p, '/');
		if (p)
			*p = 0;
		rc = mkdir(h->dir, 0755) < 0 ? -errno : 0;
		if (rc == 0) {
			h->created++;
			if (each)
				rc = each(h->dir, err);
			if (rc < 0)
				return rc;
		} else if (rc != -EEXIST) {
			return fail_errno(err, -rc, "cgroup: create %s", h->dir);
		}
		if (p)
			*p++ = '/';
	}
	return 0;
}

int cgroup_fs_mkdir(struct cg_hierarchy *h, const char *path,
	int (*each)(const char *dir, struct err *err), struct err *err)
{
	int rc = -ENOENT, made = 0;

	/* ENOENT: a parent was removed meanwhile, with the last container in it; and may be again. */
	for (int tries = 0; rc == -ENOENT && tries < 100; tries++) {
		rc = cgroup_fs_name(h, path, err);
		if (rc < 0)
			return rc;
		rc = make_path(h, each, err);
		if (h->created < made)
			h->created = made;
		made = h->created;
	}
	if (rc < 0 && h->created == 0)
		h->dir[0] = 0;
	return rc;
}

/* Depth first: a group with children cannot be removed. EBUSY: its dead are not yet gone. */
static int remove_tree(const char *dir)
{
	cleanup_free char *child = NULL;
	struct dirent *e;
	DIR *d;
	int rc = 0;

	if (rmdir(dir) == 0 || errno == ENOENT)
		return 0;
	if (errno != EBUSY && errno != ENOTEMPTY)
		return -errno;
	d = opendir(dir);
	if (!d)
		return errno == ENOENT ? 0 : -errno;
	while (rc == 0 && (e = readdir(d)) != NULL) {
		if (e->d_type != DT_DIR || e->d_name[0] == '.')
			continue;
		free(child);
		if (asprintf(&child, "%s/%s", dir, e->d_name) < 0) {
			child = NULL;
			rc = -ENOMEM;
		} else {
			rc = remove_tree(child);
		}
	}
	closedir(d);
	if (rc == 0 && rmdir(dir) < 0 && errno != ENOENT)
		rc = -errno;
	return rc;
}

int cgroup_fs_rmdir(struct cg_hierarchy *h, struct err *err)
{
	int rc = 0;

	if (!h->dir[0] || !h->created || h->named)
		return 0;
	/* The last task leaves its group a little after wait(2) has seen it. */
	for (int tries = 0; tries < 2000; tries++) {
		rc = remove_tree(h->dir);
		if (rc != -EBUSY)
			break;
		nap_us(tries < 20 ? 100 : 1000);
	}
	if (rc < 0)
		return fail_errno(err, -rc, "cgroup: remove %s", h->dir);
	for (int i = 1; i < h->created; i++) {
		*strrchr(h->dir, '/') = 0;
		/* Another container may have moved in meanwhile: then it is not ours any more. */
		if (rmdir(h->dir) < 0 && errno != ENOENT)
			break;
	}
	h->created = 0;
	h->dir[0] = 0;
	return 0;
}

int cgroup_fs_write(const char *dir, const char *file, const char *value, bool optional,
	struct err *err)
{
	char path[1200];

	snprintf(path, sizeof(path), "%s/%s", dir, file);
	if (optional && access(path, F_OK) < 0)
		return 0;
	return write_at(AT_FDCWD, path, value, "cgroup", err);
}

static int pids_below(const char *dir, pid_t **v, size_t *n, struct err *err)
{
	cleanup_free char *text = NULL;
	char path[1400];
	struct dirent *e;
	DIR *d;
	int rc;

	snprintf(path, sizeof(path), "%s/cgroup.procs", dir);
	rc = read_at(AT_FDCWD, path, &text, NULL, err);
	/* A threaded group lists its processes in its domain's file. */
	if (rc < 0)
		return rc == -EOPNOTSUPP || rc == -ENOENT ? 0 : rc;
	for (char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		pid_t *more = realloc(*v, (*n + 1) * sizeof(**v));

		if (!more)
			return fail_errno(err, ENOMEM, "cgroup: %s", dir);
		*v = more;
		(*v)[(*n)++] = (pid_t)strtol(p, NULL, 10);
	}
	d = opendir(dir);
	if (!d)
		return 0;
	while (rc == 0 && (e = readdir(d)) != NULL) {
		if (e->d_type != DT_DIR || e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		rc = pids_below(path, v, n, err);
	}
	closedir(d);
	return rc;
}

int cgroup_fs_pids(const char *dir, pid_t **ret, size_t *ret_n, struct err *err)
{
	pid_t *v = NULL;
	size_t n = 0;
	int rc = pids_below(dir, &v, &n, err);

	if (rc < 0) {
		free(v);
		return rc;
	}
	*ret = v;
	*ret_n = n;
	return 0;
}
