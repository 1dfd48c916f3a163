/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A loop device of the probe's own, and requests of a v1 group to it. */
#ifndef BLOCK_HELPER_H
#define BLOCK_HELPER_H

#include "_group.h"

#include "loop.h"

/* Attaches one of 1 MiB; its path.  A SKIP without loop. */
const char *block_new(void);
/* How many milliseconds a child in the v1 group takes for so many direct 4 KiB requests. */
long long block_io_ms(const char *group, const char *device, int requests, bool writing);
/* A line of such a file: device, operation ("Read"); 0 when there is none. */
long long block_stat(
	const char *group, const char *file, const char *number, const char *operation);

#endif
