/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The v1 controllers of the network, which are mounted nowhere by themselves. */
#ifndef NET_HELPER_H
#define NET_HELPER_H

#include "_group.h"

/*
 * Mounts the controller's hierarchy and runs the function in a child with a group of its own there;
 * then takes all away.  The controller is the machine's: exclusive.  A SKIP when it cannot be had.
 */
void with_net_controller(const char *controller, void (*run)(const char *group));

#endif
