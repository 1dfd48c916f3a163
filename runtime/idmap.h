/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Idmapped mounts (mount_setattr(2), MOUNT_ATTR_IDMAP). Only a process with privilege over the
 * file system's user namespace may make one, so the runtime prepares the tree, detached, and the
 * container's init attaches it.
 */
#ifndef RUNTIME_IDMAP_H
#define RUNTIME_IDMAP_H

#include "plan.h"

/* A user namespace with these maps, as a descriptor. */
int idmap_userns(const struct plan_maps *uid, const struct plan_maps *gid, int *ret, struct err *err);
/* A detached copy of the mount's source tree with the mapping of its own or of the container. */
int idmap_tree(const struct plan *plan, const struct plan_mount *m, int *ret, struct err *err);

#endif
