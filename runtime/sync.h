/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Messages between the runtime and the container's init, over a SOCK_SEQPACKET pair (create, run,
 * exec) or a SOCK_STREAM connection (start). Its end without a message is itself the message that
 * the program was executed: every descriptor of the init is close-on-exec.
 */
#ifndef RUNTIME_SYNC_H
#define RUNTIME_SYNC_H

#include <stdint.h>

#include "fail.h"

enum sync_type {
	SYNC_MAPPED = 1, /* to init: the id maps are written */
	SYNC_GROUPS,	 /* to init: the control groups are there to be joined */
	SYNC_HOOKS,	 /* to runtime: run the createRuntime hooks now; to init: they are done */
	SYNC_LIMITS,	 /* to runtime: set the limits from outside; to init: done */
	SYNC_GO,	 /* to init: everything outside is done */
	SYNC_PID,	 /* to runtime: value is the pid of the init (by the middle process) */
	SYNC_CREATED,	 /* to runtime: waiting for start */
	SYNC_START,	 /* to init, by start */
	SYNC_NOTIFY,	 /* to runtime: the filter's listener will appear in the page sent along */
	SYNC_ERROR,	 /* either way: text says why all is over */
};

struct sync_msg {
	uint32_t type;
	int32_t value;
	char text[ERR_TEXT];
};

int sync_pair(int fds[2], struct err *err);
int sync_send(int fd, enum sync_type type, int value, struct err *err);
/* Sends the text of an error; failures are ignored, for nothing can be done about them. */
void sync_send_error(int fd, const struct err *why);
/* Sends with a descriptor attached. */
int sync_send_fd(int fd, enum sync_type type, int passed, struct err *err);
/*
 * Waits for a message. Returns 1, 0 at the end of the other side, or -errno; SYNC_ERROR becomes
 * an error with its text. *ret_fd, when not NULL, takes a descriptor that came along, else -1.
 */
int sync_receive(int fd, struct sync_msg *ret, int *ret_fd, struct err *err);
/* Waits for exactly this message; the end of the other side is an error. */
int sync_expect(int fd, enum sync_type type, struct err *err);

#endif
