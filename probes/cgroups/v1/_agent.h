/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A release agent that tells what it was told.  The kernel runs it outside of every namespace of a
 * probe, so its file lies in the root directory of the machine, and only the initial namespaces will do.
 */
#ifndef AGENT_HELPER_H
#define AGENT_HELPER_H

#include "_named.h"

/* Makes the agent and sets it as that of the hierarchy; a SKIP where the kernel could not find it. */
void agent_install(const char *root);
/* Whether it has been run with this path since (a sabotage gives up early), or at all. */
bool agent_said(const char *path);
bool agent_was_run(void);
/* The same as agent_said(), now. */
bool agent_has_said(const char *path);
/* Removes its files. */
void agent_remove(void);

#endif
