/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Page cache that can be reclaimed without swap and without a disk: that of a loop device. */
#ifndef CACHE_HELPER_H
#define CACHE_HELPER_H

#include "_group.h"

/*
 * Attaches a free loop device to a fresh file of that size on the scratch directory; its path, valid
 * as long as the probe.  It detaches itself when its last user is gone.  A SKIP without loop.
 */
const char *cache_device(size_t size);
/* A child in the v2 group reads so much of the device; every page of cache is charged there. */
void cache_fill(const char *group, const char *device, size_t size);
/* "file" of memory.stat. */
long long cached(const char *group);

#endif
