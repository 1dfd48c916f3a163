/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * update may limit what the container was created without a limit for: its processes then move
 * into a group of that hierarchy, where so far they share the one of whoever created them.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cgroup_v1.h"
#include "cgroups.h"
#include "util.h"

static bool known(const struct cgroups *cg, const struct cg_hierarchy *h)
{
	for (size_t i = 0; i < cg->n; i++)
		if (cg->h[i].v2 == h->v2 && !strcmp(cg->h[i].controllers, h->controllers))
			return true;
	return false;
}

static bool wanted(const struct cg_hierarchy *h, const struct plan_cgroup *plan)
{
	for (size_t i = 0; !h->v2 && i < plan->v1.n; i++)
		if (cgroup_fs_has(h, plan->v1.v[i].controller))
			return true;
	return !h->v2 && plan->n_devices && cgroup_fs_has(h, "devices");
}

static int move(const struct cg_hierarchy *h, const pid_t *pids, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		char text[16];
		int rc;

		snprintf(text, sizeof(text), "%d", pids[i]);
		rc = cgroup_fs_write(h->dir, "cgroup.procs", text, false, err);
		/* It died meanwhile. */
		if (rc < 0 && rc != -ESRCH)
			return rc;
	}
	return 0;
}

int cgroups_extend(const struct plan_cgroup *plan, struct cgroups *cg, struct err *err)
{
	cleanup_free pid_t *pids = NULL;
	const char *path;
	struct cgroups all;
	size_t n = 0;
	int rc = 0;

	if (!cg->n)
		return 0;
	path = cg->h[0].dir + strlen(cg->h[0].mount);
	rc = cgroup_fs_discover(&all, err);
	for (size_t i = 0; rc == 0 && i < all.n && cg->n < CG_MAX; i++) {
		struct cg_hierarchy *h = &cg->h[cg->n];

		if (known(cg, &all.h[i]) || !wanted(&all.h[i], plan))
			continue;
		*h = all.h[i];
		cg->n++;
		rc = cgroup_v1_create(h, path, err);
		if (rc == 0 && !pids)
			rc = cgroups_pids(cg, &pids, &n, err);
		if (rc == 0)
			rc = move(h, pids, n, err);
	}
	return rc;
}
