/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Options of the v2 hierarchy: they belong to all of its mounts, so who uses this is exclusive. */
#ifndef OPTIONS_HELPER_H
#define OPTIONS_HELPER_H

#include "_group.h"

/*
 * Runs the function in a child while the hierarchy has the option beside those it has, or lacks it
 * when with is false; then restores them.  A SKIP when this kernel or this caller cannot do it.
 */
void under_option(const char *option, bool with, void (*run)(void));

#endif
