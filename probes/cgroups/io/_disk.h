/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A block device of the probe's own: a loop device over a file on the scratch directory. */
#ifndef DISK_HELPER_H
#define DISK_HELPER_H

#include "_group.h"

#include "loop.h"

/* Attaches one of that size; its path.  It detaches itself with its last user. */
const char *disk_new(size_t size);
/* The same of a device that no group has dirtied: its inode belongs to the first that does. */
const char *disk_fresh(size_t size);
/* How many milliseconds a child in the v2 group takes for so many direct 4 KiB requests. */
long long disk_io_ms(const char *group, const char *device, int requests, bool writing);
/* A value of the device's line in io.stat; 0 when there is no line. */
long long disk_stat(const char *group, const char *number, const char *key);

/* What the group's file says of the device, without its number; "" when it has no line. */
const char *disk_line(const char *group, const char *file, const char *number);
/*
 * A child in the v2 group that reads one block after the other, directly, until it is killed; it
 * counts them in shared_words()[word].
 */
pid_t disk_reader(const char *group, const char *device, int word);
long long disk_reads(int word);

/* Puts the device under that scheduler; a SKIP when the kernel has none of that name. */
void disk_scheduler(const char *device, const char *name);

/* Turns io.cost on for the device, with this line ("enable=1 ctrl=user ..."), in the root group. */
void disk_cost(const char *number, const char *line);

#endif
