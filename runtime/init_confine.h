/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The second half of the inside, the same for a container's first process and for exec. */
#ifndef RUNTIME_INIT_CONFINE_H
#define RUNTIME_INIT_CONFINE_H

#include "init.h"

/*
 * From "everything is built" to execve(2): user, limits, capabilities, filter. Returns only on
 * failure; *channel is where the error must go then (sync, or the connection of start).
 */
int init_confine(const struct init *i, int slave, int *channel, struct err *err);

#endif
