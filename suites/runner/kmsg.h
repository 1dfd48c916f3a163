/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The kernel log from now on. */
#ifndef BULKHEAD_KMSG_H
#define BULKHEAD_KMSG_H

#include "util.h"

#define KMSG_CONTEXT 40u /* lines kept after a splat's first */

struct kmsg {
	int fd;		    /* -1: may not be read; pollable */
	unsigned following; /* lines that still belong to the last splat */
};

/* Opens /dev/kmsg at its end; *why tells why not (NULL when it works). */
void kmsg_open(struct kmsg *ret, const char **why);
/* Reads all that is there; lines of a splat and those after it are added to ret. */
void kmsg_read(struct kmsg *kmsg, struct strv *ret);
/* Whether the kernel wrote the record, and no program through /dev/kmsg. */
bool kmsg_is_kernel(const char *record, size_t length);
/* The text of one record "prio,seq,usec,flags[,...];text\n keys": a clean copy of its text. */
char *kmsg_text(const char *record, size_t length);

#endif
