/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>

#include "coverage.h"
#include "launch.h"
#include "sync.h"
#include "sys.h"
#include "util.h"

static int direct(const struct launch *l, struct launched *ret, struct err *err)
{
	int pidfd = -1;
	struct clone_args args = {
		.flags = l->flags | CLONE_PIDFD, .exit_signal = SIGCHLD, .pidfd = (uintptr_t)&pidfd};
	pid_t pid;

	if (l->cgroup >= 0) {
		args.flags |= CLONE_INTO_CGROUP;
		args.cgroup = (uint64_t)l->cgroup;
	}
	pid = sys_clone3(&args);
	if (pid < 0)
		return fail_errno(err, errno, "launch: clone3 with flags 0x%llx",
			(unsigned long long)l->flags);
	if (pid == 0)
		child_exit(l->body(l->arg));
	ret->pid = pid;
	ret->pidfd = pidfd;
	return 0;
}

struct middle {
	const struct launch *l;
	int sync;
};

/* CLONE_PARENT makes the new process a sibling: the runtime can wait for it as for its own. */
static int middle_body(void *arg)
{
	struct middle *m = arg;
	struct clone_args args = {.flags = m->l->flags | CLONE_PARENT};
	struct err err;
	pid_t pid;

	if (m->l->before(m->l->arg, &err) < 0) {
		sync_send_error(m->sync, &err);
		return 1;
	}
	pid = sys_clone3(&args);
	if (pid == 0) {
		close(m->sync);
		child_exit(m->l->body(m->l->arg));
	}
	if (pid < 0) {
		fail_errno(&err, errno, "launch: clone3 with flags 0x%llx",
			(unsigned long long)m->l->flags);
		sync_send_error(m->sync, &err);
		return 1;
	}
	/* clone3 returns the pid as the caller's own pid namespace knows it: the runtime's. */
	return sync_send(m->sync, SYNC_PID, pid, &err) < 0;
}

static int through_middle(const struct launch *l, struct launched *ret, struct err *err)
{
	int pair[2], rc;
	struct middle m = {.l = l};
	struct launch first = {.cgroup = l->cgroup, .body = middle_body, .arg = &m};
	struct launched mid;
	struct sync_msg msg;

	rc = sync_pair(pair, err);
	if (rc < 0)
		return rc;
	m.sync = pair[1];
	rc = direct(&first, &mid, err);
	close(pair[1]);
	if (rc == 0) {
		rc = sync_receive(pair[0], &msg, NULL, err);
		if (rc == 0)
			rc = fail(err, ECHILD, "launch: the middle process died");
		wait_for(mid.pid);
		close(mid.pidfd);
	}
	close(pair[0]);
	if (rc < 0)
		return rc;
	ret->pidfd = pidfd_open(msg.value, 0);
	if (ret->pidfd < 0) {
		rc = fail_errno(err, errno, "launch: open pidfd of %d", msg.value);
		kill(msg.value, SIGKILL);
		wait_for(msg.value);
		return rc;
	}
	ret->pid = msg.value;
	return 0;
}

int launch(const struct launch *l, struct launched *ret, struct err *err)
{
	/* Buffered output would be written by both sides. */
	fflush(NULL);
	return l->before ? through_middle(l, ret, err) : direct(l, ret, err);
}
