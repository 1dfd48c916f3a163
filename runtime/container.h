/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The outside: what the runtime does for a container from config.json to its removal. */
#ifndef RUNTIME_CONTAINER_H
#define RUNTIME_CONTAINER_H

#include "launch.h"
#include "plan.h"
#include "state.h"

struct create_options {
	const char *root, *id, *bundle;
	const char *pid_file, *console_socket; /* NULL: none */
	int preserve_fds;
	bool wait_for_start; /* create; without it, run */
	/*
	 * run in the foreground: called with the init's pidfd (borrowed) as soon as there is one. Then
	 * container_create may return only after the program's end, to save a wake-up in between.
	 */
	void (*foreground)(int pidfd);
};

struct container {
	struct state state;
	struct plan *plan;
	struct launched init;
	int master; /* of the terminal, when there is no console socket; -1 */
};

/* Reads BUNDLE/config.json. *ret_text is the file as it was; both are the caller's. */
int container_plan(const char *bundle, const char *id, struct plan **ret, char **ret_text,
	struct err *err);
/*
 * Builds it. With wait_for_start it is `created` on return, else its program is being executed.
 * On failure nothing is left.
 */
int container_create(const struct create_options *o, struct container *ret, struct err *err);
/* Waits for the program's end; its status as a shell gives it (128 + signal). */
int container_wait(struct container *c);
/* The second half of create, after `start`: runs poststart hooks. */
int container_started(const struct plan *plan, const struct state *state, struct err *err);
/* Kills what is left, removes groups and state, runs poststop hooks. */
int container_delete(struct state *state, const struct plan *plan, struct err *err);
void container_close(struct container *c);

/*
 * Serves the init's wishes over `channel` until SYNC_CREATED (returns 1) or its end, which is the
 * execution of the program or the init's death (returns 0). pidfd, page: for the listener.
 */
int container_serve(int channel, const struct plan *plan, const struct plan_process *process,
	const struct state *state, int pidfd, struct err *err);

#endif
