/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A cell's limits seen from outside, whichever version of control groups the machine has. */
#ifndef CELL_HELPER_H
#define CELL_HELPER_H

#include "_group.h"

/* The cell's group in the hierarchy that has the controller; a SKIP when there is none. */
const char *cell_group(const char *controller);
/* Whether that group is a v1 group. */
bool cell_group_is_v1(const char *controller);

#endif
