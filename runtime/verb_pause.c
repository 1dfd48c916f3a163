/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>

#include "cgroups.h"
#include "options.h"
#include "state.h"
#include "verbs.h"

static int freeze(const struct globals *g, int argc, char **argv, bool frozen, struct err *err)
{
	static const struct option_spec none[] = {{NULL}};
	cleanup_state struct state s = {.dir = -1};
	enum status now, want = frozen ? STATUS_RUNNING : STATUS_PAUSED;
	int at = options_parse(argc, argv, none, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "%s: needs one container id, has %d arguments", argv[0],
			argc - at);
	rc = state_open(g->root, argv[at], true, &s, err);
	if (rc < 0)
		return rc;
	now = state_now(&s);
	if (now != want)
		return fail(err, EINVAL, "%s: container %s is %s, must be %s", argv[0], s.id,
			state_name(now), state_name(want));
	return cgroups_freeze(&s.cgroups, frozen, err);
}

int verb_pause(const struct globals *g, int argc, char **argv, struct err *err)
{
	return freeze(g, argc, argv, true, err);
}

int verb_resume(const struct globals *g, int argc, char **argv, struct err *err)
{
	return freeze(g, argc, argv, false, err);
}
