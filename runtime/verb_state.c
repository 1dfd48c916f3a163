/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <stdio.h>

#include "options.h"
#include "state.h"
#include "verbs.h"

int verb_state(const struct globals *g, int argc, char **argv, struct err *err)
{
	static const struct option_spec none[] = {{NULL}};
	cleanup_state struct state s = {.dir = -1};
	json_t *o;
	int at = options_parse(argc, argv, none, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "state: needs one container id, has %d arguments", argc - at);
	rc = state_open(g->root, argv[at], false, &s, err);
	if (rc < 0)
		return rc;
	o = state_to_oci(&s, state_now(&s));
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
	return 0;
}
