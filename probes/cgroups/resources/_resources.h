/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * linux.resources of the OCI runtime specification: a container is created with them, and what
 * stands in its groups is read from outside, whichever version of control groups the machine has.
 */
#ifndef RESOURCES_HELPER_H
#define RESOURCES_HELPER_H

#include "runtime.h"

#include "_group.h"

/* Creates the container with this JSON as linux.resources; BROKEN with the runtime's words. */
void resources_create(const char *name, const char *step, const char *resources);
/* Whether the runtime refuses to create it. */
bool resources_refused(const char *name, const char *step, const char *resources);

/*
 * The container's group in the hierarchy that has the controller, v1 before v2.  A SKIP when no
 * hierarchy has it, or when the runtime made no group on the v2 side of a hybrid machine.
 */
const char *resources_group(const char *name, const char *controller);
bool resources_v1(const char *controller);

/* A SKIP when the runtime knows only an older version of the specification ("1.1"). */
void resources_since(const char *version);

#endif
