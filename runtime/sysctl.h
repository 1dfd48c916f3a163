/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.sysctl. The plan has refused whatever belongs to no namespace of the container. */
#ifndef RUNTIME_SYSCTL_H
#define RUNTIME_SYSCTL_H

#include "plan.h"

/* Must run inside the namespaces; the files show the writer's own. */
int sysctl_apply(const struct plan *plan, int root, struct err *err);

#endif
