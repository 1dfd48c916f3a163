/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A block device of the probe's own: a loop device over a file. Source: loop(4). */
#ifndef BULKHEAD_LOOP_H
#define BULKHEAD_LOOP_H

#include "probe.h"

/*
 * Attaches a free loop device to the file behind this descriptor, opened with O_RDWR or O_RDONLY;
 * its path, to be kept, or NULL and errno.  It is held as long as this process, and detaches itself
 * with its last user.
 */
const char *try_loop_attach(int backing, int open_flags);
/* The same; a SKIP where there are no loop devices, else BROKEN. */
const char *loop_attach(int backing, int open_flags);
/* The same with a device that nobody used before: no group is charged for its page cache yet. */
const char *loop_attach_fresh(int backing, int open_flags);
/* "major:minor" of a device, to be kept. */
const char *device_number(const char *path);

#endif
