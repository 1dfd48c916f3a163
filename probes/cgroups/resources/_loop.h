/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A loop device for a container. */
#ifndef LOOP_HELPER_H
#define LOOP_HELPER_H

#include "_resources.h"

/* Attaches one of 1 MiB and says its numbers; held as long as the probe.  A SKIP without loop. */
void loop_new(unsigned int *ret_major, unsigned int *ret_minor);

#endif
