/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "container.h"
#include "options.h"
#include "verbs.h"

int verb_plan(const struct globals *g, int argc, char **argv, struct err *err)
{
	const char *dir = ".";
	const struct option_spec specs[] = {{"bundle", 'b', .text = &dir}, {NULL}};
	cleanup_plan struct plan *plan = NULL;
	char bundle[PATH_MAX];
	json_t *o;
	int at = options_parse(argc, argv, specs, argv[0], err), rc;

	(void)g;
	if (at < 0)
		return at;
	if (argc - at > 1)
		return fail(err, EINVAL, "plan: needs one container id at most, has %d arguments",
			argc - at);
	if (!realpath(dir, bundle))
		return fail_errno(err, errno, "bundle %s", dir);
	rc = container_plan(bundle, argc > at ? argv[at] : "ID", &plan, NULL, err);
	if (rc < 0)
		return rc;
	o = plan_to_json(plan);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
	return 0;
}
