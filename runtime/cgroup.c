/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cgroup.h"
#include "util.h"

/* Enables in `parent` what it has and its children do not; each alone, for one may be refused. */
static int enable_all(const char *parent, struct err *err)
{
	cleanup_free char *have = NULL, *enabled = NULL;
	char path[1200], *save = NULL;
	int rc;

	snprintf(path, sizeof(path), "%s/cgroup.controllers", parent);
	rc = read_at(AT_FDCWD, path, &have, NULL, err);
	if (rc < 0)
		return fail_in(err, "cgroup");
	snprintf(path, sizeof(path), "%s/cgroup.subtree_control", parent);
	rc = read_at(AT_FDCWD, path, &enabled, NULL, err);
	if (rc < 0)
		return fail_in(err, "cgroup");
	for (char *c = strtok_r(have, " \n", &save); c; c = strtok_r(NULL, " \n", &save)) {
		struct cg_hierarchy words = {.controllers = ""};
		struct err ignored;
		char text[64];

		snprintf(words.controllers, sizeof(words.controllers), "%s", enabled);
		for (char *p = words.controllers; *p; p++)
			*p = *p == ' ' ? ',' : *p == '\n' ? 0 : *p;
		if (cgroup_fs_has(&words, c))
			continue;
		snprintf(text, sizeof(text), "+%s", c);
		/* Refusal shows when a file that is needed is missing, with the file's name. */
		write_at(AT_FDCWD, path, text, "cgroup", &ignored);
	}
	return 0;
}

static int enable_above(const char *dir, struct err *err)
{
	char parent[1024];

	snprintf(parent, sizeof(parent), "%s", dir);
	*strrchr(parent, '/') = 0;
	return enable_all(parent, err);
}

int cgroup_create(struct cg_hierarchy *h, const char *path, struct err *err)
{
	char existing[1200], *slash;
	int rc;

	/* Parents that exist already may not pass anything on; the top ones first. */
	snprintf(existing, sizeof(existing), "%s%s", h->mount, path);
	for (slash = existing + strlen(h->mount); (slash = strchr(slash, '/')) != NULL; slash++) {
		*slash = 0;
		if (access(existing, F_OK) == 0)
			rc = enable_all(existing, err);
		else
			rc = 1;
		*slash = '/';
		if (rc < 0)
			return rc;
		if (rc > 0)
			break;
	}
	rc = cgroup_fs_mkdir(h, path, enable_above, err);
	if (rc < 0)
		return rc;
	h->join = open(h->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (h->join < 0)
		return fail_errno(err, errno, "cgroup: open %s", h->dir);
	return 0;
}

bool cgroup_offers(const struct cg_hierarchy *h, const char *controller)
{
	struct cg_hierarchy words = {.controllers = ""};
	cleanup_free char *text = NULL;
	struct err ignored;
	char path[1200];

	if (!*controller)
		return true;
	snprintf(path, sizeof(path), "%s/cgroup.controllers", h->dir);
	if (read_at(AT_FDCWD, path, &text, NULL, &ignored) < 0)
		return false;
	snprintf(words.controllers, sizeof(words.controllers), "%s", text);
	for (char *p = words.controllers; *p; p++)
		*p = *p == ' ' ? ',' : *p == '\n' ? 0 : *p;
	return cgroup_fs_has(&words, controller);
}

int cgroup_apply(const struct cg_hierarchy *h, const struct plan_cgroup *cg, const char *only,
	struct err *err)
{
	for (size_t i = 0; i < cg->v2.n; i++) {
		const struct plan_write *w = &cg->v2.v[i];
		int rc;

		if (only && strcmp(only, w->controller))
			continue;
		if (!cgroup_offers(h, w->controller))
			return fail(err, ENOTSUP,
				"cgroup: %s: controller '%s' is not available in %s", w->file,
				w->controller, h->dir);
		rc = cgroup_fs_write(h->dir, w->file, w->value, w->optional, err);
		/* A kernel without swap accounting cannot swap the group out: nothing to limit. */
		if (rc == -ENOENT && !strcmp(w->file, "memory.swap.max"))
			rc = 0;
		if (rc < 0)
			return rc;
	}
	return 0;
}

int cgroup_freeze(const struct cg_hierarchy *h, bool frozen, struct err *err)
{
	char path[1200];
	int rc = cgroup_fs_write(h->dir, "cgroup.freeze", frozen ? "1" : "0", false, err);

	snprintf(path, sizeof(path), "%s/cgroup.events", h->dir);
	for (int tries = 0; rc == 0 && tries < 1000; tries++) {
		cleanup_free char *text = NULL;

		rc = read_at(AT_FDCWD, path, &text, NULL, err);
		if (rc < 0)
			return rc;
		if (strstr(text, frozen ? "frozen 1" : "frozen 0"))
			return 0;
		nap_us(1000);
	}
	if (rc == 0 && frozen) {
		struct err ignored;

		cgroup_fs_write(h->dir, "cgroup.freeze", "0", false, &ignored);
	}
	return rc < 0 ? rc : fail(err, ETIMEDOUT, "cgroup: %s did not become frozen", h->dir);
}
