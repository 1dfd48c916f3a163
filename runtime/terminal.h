/* SPDX-License-Identifier: GPL-2.0-or-later */
/* process.terminal: a pseudoterminal of the container's own devpts (runc's console socket). */
#ifndef RUNTIME_TERMINAL_H
#define RUNTIME_TERMINAL_H

#include "plan.h"

/* Connects to the AF_UNIX socket that wants the master. */
int terminal_connect(const char *path, int *ret, struct err *err);
/*
 * In the container's init: opens a pair in the devpts at /dev/pts of `root`, sends the master over
 * `socket`, binds the slave on /dev/console. *ret_slave is owned by the caller.
 */
int terminal_open(const struct plan_process *p, int root, int socket, bool console, int *ret_slave,
	struct err *err);
/* Makes it the controlling terminal and descriptors 0, 1 and 2. */
int terminal_attach(int slave, struct err *err);

/* In the runtime, when there is no console socket: takes the master that init sends. */
int terminal_receive(int socket, int *ret_master, struct err *err);
/*
 * Copies between the caller's own terminal, put into raw mode, and the master until the process
 * behind pidfd is gone and its output is read.
 */
void terminal_relay(int master, int pidfd);

#endif
