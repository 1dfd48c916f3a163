/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hooks (config.md, "POSIX-platform Hooks"): programs that get the container's state on stdin. */
#ifndef RUNTIME_HOOKS_H
#define RUNTIME_HOOKS_H

#include "plan.h"

/*
 * Runs them in order, in the namespaces and root of the caller, and stops at the first that does
 * not exit with 0 or runs over its time.
 */
int hooks_run(const struct plan_hooks *hooks, const char *kind, const char *state,
	struct err *err);

#endif
