/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the probes of a runtime's commands share, over probes/lib/runtime.h. */
#ifndef BULKHEAD_OCI_H
#define BULKHEAD_OCI_H

#include "runtime.h"

/* create of that bundle under that id; BROKEN with the runtime's words when it fails. */
void oci_create(const char *id, const char *bundle);

/* How many control groups there are for a bundle of that name, over all hierarchies. */
int oci_groups(const char *name);

/* A hook as JSON that runs the step on the host; and one that runs it in the container. */
const char *oci_hook(const char *step);
const char *oci_hook_inside(const char *step);

/*
 * Skip (DRIVER) what the runtime says it does not know: a member of the configuration that came with
 * version 1.MINOR of the specification, for one that knows an earlier version only has to ignore it;
 * and a mount option that is not in its list.  A runtime without `features` is older than 1.1.
 */
void oci_since(int minor, const char *member);
void oci_knows_mount_option(const char *name);
void oci_maps_mounts(void);

/* In a hook: the state that the runtime hands it.  Every hook reads it. */
const char *oci_hook_state(void);

#endif
