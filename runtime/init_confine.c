/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

#include "capabilities.h"
#include "coverage.h"
#include "hooks.h"
#include "init_confine.h"
#include "listener.h"
#include "process.h"
#include "seccomp_filter.h"
#include "sync.h"
#include "terminal.h"
#include "util.h"

static bool in_userns(const struct init *i)
{
	return i->plan->ns[NS_USER].listed;
}

/* Only somebody outside may raise a hard limit for a process in a user namespace. */
static int limits(const struct init *i, int channel, struct err *err)
{
	int rc = process_limits(0, i->process, err);

	if (rc != -EPERM || !in_userns(i))
		return rc;
	rc = sync_send(channel, SYNC_LIMITS, 0, err);
	return rc < 0 ? rc : sync_expect(channel, SYNC_LIMITS, err);
}

/* create: reports, then sleeps until somebody connects to ROOT/ID/start and says so. */
static int wait_for_start(const struct init *i, int *channel, struct err *err)
{
	int rc, conn;

	if (i->listener < 0)
		return 0;
	/* From here on it stands by itself. */
	prctl(PR_SET_PDEATHSIG, 0);
	rc = sync_send(i->sync, SYNC_CREATED, 0, err);
	if (rc < 0)
		return rc;
	coverage_dump();
	for (;;) {
		conn = accept4(i->listener, NULL, NULL, SOCK_CLOEXEC);
		if (conn < 0 && errno == EINTR)
			continue;
		if (conn < 0)
			return fail_errno(err, errno, "start: accept");
		/* A caller that dies before it has spoken is not a start. */
		if (sync_expect(conn, SYNC_START, err) == 0)
			break;
		close(conn);
	}
	*channel = conn;
	return 0;
}

static int start_hooks(const struct init *i, struct err *err)
{
	const struct plan_hooks *hooks = &i->plan->hooks[HOOK_START_CONTAINER];
	char state[INIT_STATE_MAX];

	if (!hooks->n || i->target >= 0)
		return 0;
	return hooks_run(hooks, "startContainer", init_state(i, 1, state), err);
}

/*
 * The listener is close-on-exec, so the runtime must have it before execve; and it cannot be
 * asked by a system call, for that call might be one that waits for the listener. So this spins,
 * for about the time that the runtime needs, and gives up when the runtime seems to be dead.
 */
static void hand_over(struct listener_page *page, int listener)
{
	struct timespec start, now;

	clock_gettime(CLOCK_MONOTONIC, &start);
	now = start;
	atomic_store(&page->number, listener + 1);
	while (!atomic_load(&page->taken) && now.tv_sec - start.tv_sec < LISTENER_PATIENCE_S)
		clock_gettime(CLOCK_MONOTONIC, &now); /* by the vDSO: no system call */
}

/*
 * Nothing but execve(2) follows the filter. Its listener is announced in shared memory, for any
 * system call after it might be the one that waits for the listener's answer.
 */
static int filter_and_exec(const struct init *i, const char *file, int channel,
	const struct seccomp_program *program, struct err *err)
{
	struct listener_page *page = NULL;
	int listener = -1, rc = 0;

	if (i->plan->seccomp.notifies) {
		page = mmap(NULL, sizeof(*page), PROT_READ | PROT_WRITE, MAP_SHARED, i->page, 0);
		if (page == MAP_FAILED)
			return fail_errno(err, errno, "seccomp: map the page");
		rc = sync_send_fd(channel, SYNC_NOTIFY, i->page, err);
	}
	if (rc == 0 && i->process->no_new_privileges && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		rc = fail_errno(err, errno, "noNewPrivileges: set");
	coverage_dump();
	prctl(PR_SET_PDEATHSIG, 0);
	if (rc == 0 && program->len)
		rc = seccomp_filter_load(program, i->plan->seccomp.notifies, &listener, err);
	if (rc < 0)
		return rc;
	if (page)
		hand_over(page, listener);
	return process_exec(i->process, file, err);
}

/* User, directory and program: what must be known to be right before create succeeds. */
static int become(const struct init *i, int slave, char **ret_file, struct err *err)
{
	const struct plan_process *p = i->process;
	int rc;

	/* A container without a process can be created; start then refuses it. */
	if (!p->present)
		return 0;
	/* Fails for the leader of a group only, which no new process is. */
	setsid();
	rc = slave >= 0 ? terminal_attach(slave, err) : 0;
	if (rc == 0)
		rc = process_attributes(i->plan, p, err);
	if (rc == 0 && i->target >= 0)
		rc = process_affinity(p, true, err);
	if (rc == 0)
		rc = capabilities_bound(p, err);
	if (rc == 0)
		rc = process_user(p, in_userns(i), err);
	if (rc == 0)
		rc = capabilities_raise(err);
	if (rc == 0)
		rc = process_cwd(p, err);
	return rc < 0 ? rc : process_find(p, ret_file, err);
}

int init_confine(const struct init *i, int slave, int *channel, struct err *err)
{
	struct seccomp_program program = {.len = 0};
	bool keep_admin;
	char *file = NULL;
	int rc;

	coverage_dump();
	rc = become(i, slave, &file, err);
	if (rc == 0)
		rc = sync_expect(i->sync, SYNC_GO, err);
	if (rc == 0 && i->filter >= 0)
		rc = seccomp_filter_read(&i->plan->seccomp, i->filter, &program, err);
	if (rc == 0)
		rc = wait_for_start(i, channel, err);
	if (rc == 0)
		rc = start_hooks(i, err);
	if (rc == 0)
		rc = limits(i, *channel, err);
	keep_admin = program.len && !i->process->no_new_privileges;
	if (rc == 0)
		rc = capabilities_set(i->process, keep_admin, err);
	return rc < 0 ? rc : filter_and_exec(i, file, *channel, &program, err);
}
