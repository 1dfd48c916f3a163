/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The root file system: its mount, and becoming its inhabitant. Runs in the container's init. */
#ifndef RUNTIME_ROOTFS_H
#define RUNTIME_ROOTFS_H

#include "plan.h"

/*
 * Cuts propagation to the host and makes the root file system a mount of its own; *ret_root is an
 * open directory on it.
 */
int rootfs_prepare(const struct plan *plan, int *ret_root, struct err *err);
/* pivot_root(2) into it (chroot(2) without a mount namespace), read-only and propagation last. */
int rootfs_enter(const struct plan *plan, int root, struct err *err);

#endif
