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

/* In a hook: the state that the runtime hands it.  Every hook reads it. */
const char *oci_hook_state(void);

#endif
