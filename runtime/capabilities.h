/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The five capability sets (config.md, process.capabilities; capabilities(7)). */
#ifndef RUNTIME_CAPABILITIES_H
#define RUNTIME_CAPABILITIES_H

#include "plan.h"

/* Before the change of user: empties the bounding set of what is not listed, keeps the rest. */
int capabilities_bound(const struct plan_process *p, struct err *err);
/*
 * After it: the other four sets, exactly. What the runtime itself does not have cannot be given
 * and is left out, as the specification wants. With `keep_admin` CAP_SYS_ADMIN stays until the
 * program is executed, for a filter that is loaded without no_new_privs; the kernel computes the
 * program's sets from the inheritable, bounding and ambient ones, so nothing of it is left then.
 */
int capabilities_set(const struct plan_process *p, bool keep_admin, struct err *err);
/* Raises in the effective set what is permitted: a change of user has emptied it. */
int capabilities_raise(struct err *err);
/* Says which of the listed ones cannot be given. In the runtime, where there is a log. */
void capabilities_warn(const struct plan_process *p);

#endif
