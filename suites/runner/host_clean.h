/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_HOST_CLEAN_H
#define BULKHEAD_HOST_CLEAN_H

#include "cgroup.h"

/* items: a snapshot that still has the old value of the sysctl which changed. */
void host_remember_sysctl(const struct strv *items, const char *changed);
void host_clean_item(const struct cgroups *cg, int mqueue, const char *item);

#endif
