/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "coverage.h"
#include "hooks.h"
#include "sys.h"
#include "util.h"

static void child(const struct plan_hook *h, int input)
{
	sigset_t none;

	/* A runtime that is killed leaves nothing behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(input, STDIN_FILENO);
	coverage_dump();
	execve(h->path, (char *const *)h->args, (char *const *)h->env);
	/* 126 and 127 as a shell would: there is but the status to tell it by. */
	_exit(errno == ENOENT ? 127 : 126);
}

static int run_one(const struct plan_hook *h, const char *kind, int input, struct err *err)
{
	int pidfd = -1, status, rc;
	struct clone_args args = {
		.flags = CLONE_PIDFD, .exit_signal = SIGCHLD, .pidfd = (uintptr_t)&pidfd};
	struct pollfd p;
	pid_t pid;

	fflush(NULL);
	pid = sys_clone3(&args);
	if (pid < 0)
		return fail_errno(err, errno, "hooks: %s %s: fork", kind, h->path);
	if (pid == 0)
		child(h, input);
	p = (struct pollfd){.fd = pidfd, .events = POLLIN};
	do {
		rc = poll(&p, 1, h->timeout ? h->timeout * 1000 : -1);
	} while (rc < 0 && errno == EINTR);
	if (rc == 0)
		pidfd_send_signal(pidfd, SIGKILL, NULL, 0);
	close(pidfd);
	status = wait_for(pid);
	if (rc == 0)
		return fail(err, ETIMEDOUT, "hooks: %s %s: ran longer than %d s", kind, h->path, h->timeout);
	if (WIFSIGNALED(status))
		return fail(err, ECANCELED, "hooks: %s %s: killed by signal %d", kind, h->path,
			WTERMSIG(status));
	if (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 126)
		return fail(err, ENOEXEC, "hooks: %s %s: could not be executed or exited with %d", kind,
			h->path, WEXITSTATUS(status));
	if (WEXITSTATUS(status))
		return fail(err, ECANCELED, "hooks: %s %s: exited with %d", kind, h->path,
			WEXITSTATUS(status));
	return 0;
}

int hooks_run(const struct plan_hooks *hooks, const char *kind, const char *state,
	struct err *err)
{
	for (size_t i = 0; i < hooks->n; i++) {
		cleanup_close int input = memfd_create("state", MFD_CLOEXEC);
		int rc;

		if (input < 0 || write(input, state, strlen(state)) < 0 || lseek(input, 0, SEEK_SET) < 0)
			return fail_errno(err, errno, "hooks: %s %s: state", kind, hooks->v[i].path);
		rc = run_one(&hooks->v[i], kind, input, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}
