/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A v1 hierarchy of the probe's own, with a name and no controller: also where v1 has none. */
#ifndef NAMED_HELPER_H
#define NAMED_HELPER_H

#include "_group.h"

/* Mounts it, runs the function with the mount point, which removes its groups, and unmounts it. */
void with_named_hierarchy(void (*run)(const char *point));

#endif
