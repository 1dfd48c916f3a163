/* SPDX-License-Identifier: GPL-2.0-or-later */
/* seccomp listenerPath: handing the notification descriptor to the seccomp agent. */
#ifndef RUNTIME_LISTENER_H
#define RUNTIME_LISTENER_H

#include <stdatomic.h>

#include "plan.h"
#include "state.h"

/* Shared by the init and the runtime. */
struct listener_page {
	_Atomic int number; /* the descriptor in the init, plus 1 */
	_Atomic int taken;  /* the agent has it: the init may go on */
};
#define LISTENER_PATIENCE_S 10

/*
 * Waits until the init has loaded its filter (the page then holds the descriptor's number + 1),
 * takes the descriptor out of it and sends it with the container process state object. A process
 * that dies before is no error here: its status tells.
 */
int listener_forward(const struct plan_seccomp *s, const struct state *state, int pidfd, int fd,
	struct err *err);

#endif
