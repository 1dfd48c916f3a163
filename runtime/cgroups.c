/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cgroup.h"
#include "cgroup_v1.h"
#include "cgroups.h"
#include "devices_bpf.h"
#include "util.h"

static bool has_v1(const struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++)
		if (!cg->h[i].v2 && strncmp(cg->h[i].controllers, "name=", 5))
			return true;
	return false;
}

static struct cg_hierarchy *v2_of(struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].v2 && cg->h[i].dir[0])
			return &cg->h[i];
	return NULL;
}

static bool v1_has(const struct cgroups *cg, const char *controller)
{
	for (size_t i = 0; i < cg->n; i++)
		if (!cg->h[i].v2 && cg->h[i].dir[0] && cgroup_fs_has(&cg->h[i], controller))
			return true;
	return false;
}

/*
 * On a hybrid machine a controller lives in one hierarchy only: what version 1 does not have is
 * looked for in version 2, and `unified` may name that part.
 */
static int apply_hybrid(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err)
{
	struct cg_hierarchy *v2 = v2_of(cg);
	int rc = 0;

	for (size_t i = 0; i < plan->v1.n; i++) {
		const struct plan_write *w = &plan->v1.v[i];

		if (v1_has(cg, w->controller))
			continue;
		if (!v2 || !cgroup_offers(v2, w->controller))
			return fail(err, ENOTSUP, "cgroup: %s: controller '%s' is not mounted",
				w->file, w->controller);
	}
	for (size_t i = 0; rc == 0 && i < plan->v2.n; i++) {
		const struct plan_write *w = &plan->v2.v[i];

		if (v2 && cgroup_offers(v2, w->controller))
			rc = cgroup_fs_write(v2->dir, w->file, w->value, w->optional, err);
		else if (plan->v1_refused && !v1_has(cg, w->controller))
			return fail(err, ENOTSUP, "cgroup: %s: %s", w->file, plan->v1_refused);
	}
	if (rc == 0 && plan->n_devices && !v1_has(cg, "devices"))
		return fail(err, ENOTSUP, "cgroup: controller 'devices' is not mounted");
	return rc;
}

int cgroups_apply(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err)
{
	struct cg_hierarchy *v2 = v2_of(cg);
	int rc;

	if (!plan->has_resources)
		return 0;
	if (!has_v1(cg)) {
		if (!v2)
			return fail(err, ENOTSUP,
				"cgroup: resources are asked for, no hierarchy is mounted");
		if (plan->v2_refused)
			return fail(err, ENOTSUP, "cgroup: %s", plan->v2_refused);
		rc = cgroup_apply(v2, plan, NULL, err);
		if (rc == 0 && plan->n_devices)
			rc = devices_bpf_attach(v2->join, plan->devices, plan->n_devices, err);
		return rc;
	}
	for (size_t i = 0; i < cg->n; i++) {
		if (cg->h[i].v2)
			continue;
		rc = cgroup_v1_apply(&cg->h[i], plan, err);
		if (rc < 0)
			return rc;
	}
	return apply_hybrid(plan, cg, err);
}

/* A group that was there before: nothing may live in it, and it must not be frozen. */
static int check_fit(const struct cg_hierarchy *h, struct err *err)
{
	cleanup_free pid_t *pids = NULL;
	size_t n = 0;
	int rc;

	if (h->created)
		return 0;
	rc = cgroup_fs_pids(h->dir, &pids, &n, err);
	if (rc < 0)
		return rc;
	if (n)
		return fail(
			err, EBUSY, "cgroup: %s is not empty, must be a group of its own", h->dir);
	return 0;
}

static bool existed(const struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++)
		if (!cg->h[i].created)
			return true;
	return false;
}

static bool has_limit(const struct cg_hierarchy *h, const struct plan_cgroup *plan)
{
	if (h->v2)
		return plan->v2.n > 0;
	for (size_t i = 0; i < plan->v1.n; i++)
		if (cgroup_fs_has(h, plan->v1.v[i].controller))
			return true;
	return plan->n_devices && cgroup_fs_has(h, "devices");
}

static void keep_needed(const struct plan *plan, struct cgroups *cg)
{
	bool freezer = false;
	size_t n = 0;

	for (size_t i = 0; i < cg->n; i++)
		freezer |= !cg->h[i].v2 && cgroup_fs_has(&cg->h[i], "freezer");
	for (size_t i = 0; i < cg->n; i++) {
		const struct cg_hierarchy *h = &cg->h[i];

		if (has_limit(h, &plan->cgroup) || cgroup_fs_has(h, "freezer") ||
			(h->v2 && !freezer))
			cg->h[n++] = *h;
	}
	if (n)
		cg->n = n;
}

/*
 * Root of a user namespace has the name of root and no right to any group: where neither a path nor
 * a limit is asked for, a hierarchy that it may not write has none of this container.
 */
static void keep_writable(struct cgroups *cg)
{
	size_t n = 0;

	for (size_t i = 0; i < cg->n; i++) {
		struct cg_hierarchy *h = &cg->h[i];
		char parent[sizeof(h->dir)];

		snprintf(parent, sizeof(parent), "%s", h->dir);
		*strrchr(parent, '/') = '\0';
		if (access(parent, W_OK) == 0 || (errno != EACCES && errno != EROFS))
			cg->h[n++] = *h;
	}
	cg->n = n;
}

int cgroups_begin(const struct plan *plan, struct cgroups *cg, struct err *err)
{
	int rc = 0;

	cg->n = 0;
	/* Without privilege there is no group to be had, and none is missed. */
	if (geteuid() != 0 && !plan->cgroup.has_resources)
		return 0;
	if (plan->cgroup.path_given) {
		rc = cgroup_fs_discover(cg, err);
	} else if (plan->cgroup.has_resources || !cgroup_fs_freezer(cg)) {
		rc = cgroup_fs_discover(cg, err);
		keep_needed(plan, cg);
	}
	for (size_t i = 0; rc == 0 && i < cg->n; i++)
		rc = cgroup_fs_name(&cg->h[i], plan->cgroup.path, err);
	if (rc == 0 && !plan->cgroup.path_given && !plan->cgroup.v1.n && !plan->cgroup.v2.n)
		keep_writable(cg);
	return rc;
}

int cgroups_make_v2(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < cg->n; i++) {
		if (!cg->h[i].v2)
			continue;
		rc = cgroup_create(&cg->h[i], plan->path, err);
		if (rc == 0)
			rc = check_fit(&cg->h[i], err);
	}
	return rc;
}

bool cgroups_unfinished(const struct cgroups *cg)
{
	size_t n = 0;

	/* One or two are made faster than somebody is woken for them. */
	for (size_t i = 0; i < cg->n; i++)
		n += !cg->h[i].v2;
	return n > 2;
}

int cgroups_finish(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < cg->n; i++) {
		struct cg_hierarchy *h = &cg->h[i];

		if (h->v2)
			continue;
		rc = cgroup_v1_create(h, plan->path, err);
		if (rc == 0)
			rc = check_fit(h, err);
	}
	if (rc == 0)
		rc = cgroups_apply(plan, cg, err);
	if (rc == 0 && existed(cg) && cgroups_frozen(cg))
		rc = fail(err, EBUSY, "cgroup: %s is frozen", plan->path);
	return rc;
}

int cgroups_open(struct cgroups *cg, bool join, struct err *err)
{
	for (size_t i = 0; i < cg->n; i++) {
		struct cg_hierarchy *h = &cg->h[i];
		char tasks[1200];

		snprintf(tasks, sizeof(tasks), "%s/tasks", h->dir);
		if (h->v2)
			h->join = open(h->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		else if (join)
			h->join = open(tasks, O_WRONLY | O_CLOEXEC);
		if (h->join < 0 && (h->v2 || join))
			return fail_errno(err, errno, "cgroup: open %s", h->dir);
	}
	return 0;
}

int cgroups_clone_fd(const struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].v2)
			return cg->h[i].join;
	return -1;
}

int cgroups_join(const struct cgroups *cg, struct err *err)
{
	for (size_t i = 0; i < cg->n; i++) {
		int rc = cg->h[i].v2 ? 0 : cgroup_v1_join(&cg->h[i], err);

		if (rc < 0)
			return rc;
	}
	return 0;
}

void cgroups_close(struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++) {
		if (cg->h[i].join >= 0)
			close(cg->h[i].join);
		cg->h[i].join = -1;
	}
}

int cgroups_remove(struct cgroups *cg, struct err *err)
{
	int result = 0;

	cgroups_close(cg);
	for (size_t i = 0; i < cg->n; i++) {
		int rc = cgroup_fs_rmdir(&cg->h[i], err);

		if (rc < 0)
			result = rc;
	}
	return result;
}

int cgroups_freeze(const struct cgroups *cg, bool frozen, struct err *err)
{
	for (size_t i = 0; i < cg->n; i++)
		if (!cg->h[i].v2 && cgroup_fs_has(&cg->h[i], "freezer"))
			return cgroup_v1_freeze(&cg->h[i], frozen, err);
	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].v2)
			return cgroup_freeze(&cg->h[i], frozen, err);
	return fail(err, ENOTSUP, "cgroup: no freezer is available");
}

bool cgroups_frozen(const struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++) {
		const struct cg_hierarchy *h = &cg->h[i];
		cleanup_free char *text = NULL;
		struct err ignored;
		char path[1200];

		if (!h->dir[0] || (!h->v2 && !cgroup_fs_has(h, "freezer")))
			continue;
		snprintf(path, sizeof(path), "%s/%s", h->dir,
			h->v2 ? "cgroup.freeze" : "freezer.state");
		if (read_at(AT_FDCWD, path, &text, NULL, &ignored) == 0 &&
			(text[0] == '1' || text[0] == 'F'))
			return true;
	}
	return false;
}

int cgroups_pids(const struct cgroups *cg, pid_t **ret, size_t *ret_n, struct err *err)
{
	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].v2 ? !has_v1(cg) : cgroup_fs_has(&cg->h[i], "freezer"))
			return cgroup_fs_pids(cg->h[i].dir, ret, ret_n, err);
	if (cg->n)
		return cgroup_fs_pids(cg->h[0].dir, ret, ret_n, err);
	return fail(err, ENOTSUP, "cgroup: the container has none");
}

json_t *cgroups_to_json(const struct cgroups *cg)
{
	json_t *list = json_array();

	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].dir[0])
			json_array_append_new(
				list, json_pack("{s:s, s:s, s:s, s:i, s:b}", "controllers",
					      cg->h[i].controllers, "mount", cg->h[i].mount, "dir",
					      cg->h[i].dir, "created", cg->h[i].created, "v2",
					      cg->h[i].v2));
	return list;
}

void cgroups_from_json(const json_t *list, struct cgroups *ret)
{
	ret->n = 0;
	for (size_t i = 0; i < json_array_size(list) && ret->n < CG_MAX; i++) {
		struct cg_hierarchy *h = &ret->h[ret->n];
		const char *controllers, *mount, *dir;
		int created, v2;

		*h = (struct cg_hierarchy){ .join = -1 };
		if (json_unpack(json_array_get(list, i), "{s:s, s:s, s:s, s:i, s:b}", "controllers",
			    &controllers, "mount", &mount, "dir", &dir, "created", &created, "v2",
			    &v2) < 0 ||
			strlen(dir) >= sizeof(h->dir) || strlen(mount) >= sizeof(h->mount) ||
			strlen(controllers) >= sizeof(h->controllers))
			continue;
		strcpy(h->controllers, controllers);
		strcpy(h->mount, mount);
		strcpy(h->dir, dir);
		h->created = created;
		h->v2 = v2 != 0;
		ret->n++;
	}
}
