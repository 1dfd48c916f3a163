/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Device nodes and the links of /dev (config-linux.md, "Devices", "Default Devices"). */
#ifndef RUNTIME_DEVICES_H
#define RUNTIME_DEVICES_H

#include "plan.h"

/* Where mknod(2) is not allowed, as in a user namespace, the host's node is bound instead. */
int devices_make(const struct plan *plan, int root, struct err *err);

#endif
