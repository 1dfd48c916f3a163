/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A container's life after its init is there: its wishes, its end, its removal. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "cgroups.h"
#include "container.h"
#include "hooks.h"
#include "listener.h"
#include "parts.h"
#include "process.h"
#include "sync.h"
#include "terminal.h"
#include "util.h"

static int runtime_hooks(const struct plan *plan, const struct state *state, struct err *err)
{
	cleanup_free char *text = state_text(state, STATUS_CREATING);
	int rc = hooks_run(&plan->hooks[HOOK_PRESTART], "prestart", text, err);

	if (rc == 0)
		rc = hooks_run(&plan->hooks[HOOK_CREATE_RUNTIME], "createRuntime", text, err);
	return rc;
}

int container_serve(int channel, const struct plan *plan, const struct plan_process *process,
	const struct state *state, int pidfd, struct err *err)
{
	for (;;) {
		cleanup_close int passed = -1;
		struct sync_msg m;
		int rc = sync_receive(channel, &m, &passed, err);

		if (rc <= 0)
			return rc;
		switch (m.type) {
		case SYNC_CREATED:
			return 1;
		case SYNC_HOOKS:
			rc = runtime_hooks(plan, state, err);
			if (rc == 0)
				rc = sync_send(channel, SYNC_HOOKS, 0, err);
			if (rc == 0)
				rc = sync_send(channel, SYNC_GO, 0, err);
			break;
		case SYNC_LIMITS:
			rc = process_limits(state->pid, process, err);
			if (rc == 0)
				rc = sync_send(channel, SYNC_LIMITS, 0, err);
			break;
		case SYNC_NOTIFY:
			rc = listener_forward(&plan->seccomp, state, pidfd, passed, err);
			break;
		default:
			rc = fail(err, EPROTO, "sync: unexpected message %u", m.type);
		}
		/* What the init says went wrong explains more than our broken pipe. */
		if (rc < 0 && rc != -EPIPE)
			return rc;
	}
}

int container_started(const struct plan *plan, const struct state *state, struct err *err)
{
	cleanup_free char *text = NULL;

	if (!plan->hooks[HOOK_POSTSTART].n)
		return 0;
	text = state_text(state, STATUS_RUNNING);
	return hooks_run(&plan->hooks[HOOK_POSTSTART], "poststart", text, err);
}

int container_wait(struct container *c)
{
	int status;

	if (c->master >= 0)
		terminal_relay(c->master, c->init.pidfd);
	status = wait_for(c->init.pid);
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

/*
 * A container without a pid namespace may leave processes behind; and so may a runtime that was
 * killed before it could write down the pid of the init, which ends by itself a little later.
 */
static void kill_rest(const struct state *state, const struct plan *plan)
{
	struct err ignored;

	if (state->pid && plan && plan->ns[NS_PID].listed && !plan->ns[NS_PID].path)
		return;
	for (int tries = 0; tries < 100; tries++) {
		cleanup_free pid_t *pids = NULL;
		size_t n = 0;

		if (cgroups_pids(&state->cgroups, &pids, &n, &ignored) < 0 || n == 0)
			return;
		for (size_t i = 0; i < n; i++)
			kill(pids[i], SIGKILL);
		nap_us(1000);
	}
}

int container_delete(struct state *state, const struct plan *plan, struct err *err)
{
	struct err why;
	int rc;

	kill_rest(state, plan);
	rc = cgroups_remove(&state->cgroups, err);
	if (rc < 0)
		return rc;
	if (plan && plan->hooks[HOOK_POSTSTOP].n) {
		cleanup_free char *text = state_text(state, STATUS_STOPPED);

		/* runtime.md, step 13: a warning, and the rest goes on. */
		for (size_t i = 0; i < plan->hooks[HOOK_POSTSTOP].n; i++) {
			struct plan_hooks one = {&plan->hooks[HOOK_POSTSTOP].v[i], 1};

			if (hooks_run(&one, "poststop", text, &why) < 0)
				warn("%s", why.text);
		}
	}
	return state_remove(state, err);
}

void container_close(struct container *c)
{
	close_fd(&c->init.pidfd);
	close_fd(&c->master);
	state_close(&c->state);
	plan_free(c->plan);
	c->plan = NULL;
}
