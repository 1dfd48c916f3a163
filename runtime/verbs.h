/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands of bulkhead-runtime, one file each. */
#ifndef RUNTIME_VERBS_H
#define RUNTIME_VERBS_H

#include "fail.h"

struct globals {
	const char *root; /* --root */
};

/*
 * argv[0] is the verb. Returns the exit status; a negative return is an error whose text is in
 * *err and which exits with 1.
 */
typedef int verb_fn(const struct globals *g, int argc, char **argv, struct err *err);

verb_fn verb_create, verb_delete, verb_events, verb_exec, verb_features, verb_kill, verb_list, verb_pause,
	verb_plan, verb_ps, verb_resume, verb_run, verb_spec, verb_start, verb_state, verb_update;

#endif
