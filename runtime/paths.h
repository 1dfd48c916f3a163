/* SPDX-License-Identifier: GPL-2.0-or-later */
/* maskedPaths and readonlyPaths (config-linux.md). Runs in the container's init. */
#ifndef RUNTIME_PATHS_H
#define RUNTIME_PATHS_H

#include "plan.h"

/* Paths that do not exist are passed over. */
int paths_mask(const struct plan *plan, int root, struct err *err);
int paths_make_readonly(const struct plan *plan, int root, struct err *err);

#endif
