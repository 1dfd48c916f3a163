/* SPDX-License-Identifier: GPL-2.0-or-later */
/* update: a linux.resources object (config-linux.md) set on a container that exists. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "cgroups.h"
#include "node.h"
#include "options.h"
#include "state.h"
#include "util.h"
#include "verbs.h"

/* memory.checkBeforeUpdate: a limit below what is used already must be refused, not enforced. */
static int check_usage(const struct plan_cgroup *plan, const struct cgroups *cg, struct err *err)
{
	for (size_t i = 0; plan->check_memory && plan->memory_limit > 0 && i < cg->n; i++) {
		const struct cg_hierarchy *h = &cg->h[i];
		cleanup_free char *text = NULL;
		struct err ignored;
		char path[1200];

		if (!h->v2 && !cgroup_fs_has(h, "memory"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", h->dir,
			h->v2 ? "memory.current" : "memory.usage_in_bytes");
		if (read_at(AT_FDCWD, path, &text, NULL, &ignored) == 0 &&
			strtoll(text, NULL, 10) > plan->memory_limit)
			return fail(err, EBUSY,
				"update: memory.limit %lld is below what is used (%lld), and "
				"checkBeforeUpdate is set",
				(long long)plan->memory_limit, strtoll(text, NULL, 10));
	}
	return 0;
}

static int extend(struct state *s, const struct plan_cgroup *plan, struct err *err)
{
	size_t had = s->cgroups.n;
	struct err why;
	int rc = cgroups_extend(plan, &s->cgroups, err);

	if (s->cgroups.n == had)
		return rc;
	/* On record in any case, so that delete finds it. */
	return state_save(s, rc < 0 ? &why : err) < 0 && rc == 0 ? -err->code : rc;
}

int verb_update(const struct globals *g, int argc, char **argv, struct err *err)
{
	const char *file = "-";
	const struct option_spec specs[] = {{"resources", 'r', .text = &file}, {NULL}};
	cleanup_state struct state s = {.dir = -1};
	cleanup_free char *text = NULL;
	struct plan_cgroup plan = {.path = ""};
	struct node top = {.file = "resources"};
	struct arena *arena;
	json_t *document;
	size_t len;
	int at = options_parse(argc, argv, specs, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "update: needs one container id, has %d arguments", argc - at);
	if ((rc = state_open(g->root, argv[at], true, &s, err)) < 0 ||
		(rc = read_at(AT_FDCWD, strcmp(file, "-") ? file : "/proc/self/fd/0", &text, &len, err)) < 0 ||
		(rc = node_load(text, len, strcmp(file, "-") ? file : "stdin", &document, err)) < 0)
		return rc;
	arena = arena_new();
	top.v = document;
	rc = plan_resources_build(&top, arena, &plan, err);
	if (rc >= 0)
		rc = check_usage(&plan, &s.cgroups, err);
	if (rc == 0)
		rc = extend(&s, &plan, err);
	if (rc == 0)
		rc = cgroups_open(&s.cgroups, false, err);
	if (rc == 0)
		rc = cgroups_apply(&plan, &s.cgroups, err);
	cgroups_close(&s.cgroups);
	json_decref(document);
	arena_free(arena);
	return rc;
}
