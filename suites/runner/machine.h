/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What this machine is and how fast: for the journal's first line and for every time limit. */
#ifndef BULKHEAD_MACHINE_H
#define BULKHEAD_MACHINE_H

#include <jansson.h>

#include "util.h"

/* Microseconds of fork+exit+wait on the machine for which the probes' limits were written. */
#define UNIT_US_REFERENCE 130u

unsigned machine_unit_us(void);		/* the median of a few measured rounds, at least 1 */
double machine_scale(unsigned unit_us); /* at least 1 */
unsigned machine_cpus(void);		/* CPUs this process may use */
json_t *machine_kernel(void);		/* {"sysname","release","version","machine","cmdline"} */
char *machine_lsm(void);		/* "" when securityfs does not say */
/* The kernel's taint mask as its letters ("" when clean), and the mask itself. */
unsigned long machine_taint(void);
void machine_taint_letters(unsigned long mask, char *buf, size_t size);

#endif
