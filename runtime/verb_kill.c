/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>

#include "cgroups.h"
#include "options.h"
#include "state.h"
#include "util.h"
#include "verbs.h"

/* "9", "KILL", "SIGKILL", "sigkill". */
static int signal_number(const char *text, int *ret, struct err *err)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*text && !*end && n >= 0 && n <= SIGRTMAX) {
		*ret = (int)n;
		return 0;
	}
	if (!strncasecmp(text, "SIG", 3))
		text += 3;
	for (int s = 1; s < NSIG; s++) {
		const char *name = sigabbrev_np(s);

		if (name && !strcasecmp(name, text)) {
			*ret = s;
			return 0;
		}
	}
	return fail(err, EINVAL, "kill: '%s' is no signal, must be a number or a name such as TERM",
		text);
}

static int kill_all(const struct state *s, int sig, struct err *err)
{
	cleanup_free pid_t *pids = NULL;
	size_t n = 0;
	int rc = cgroups_pids(&s->cgroups, &pids, &n, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (kill(pids[i], sig) < 0 && errno != ESRCH)
			return fail_errno(err, errno, "kill: process %d", pids[i]);
	return 0;
}

int verb_kill(const struct globals *g, int argc, char **argv, struct err *err)
{
	bool all = false;
	const struct option_spec specs[] = {{"all", 'a', .flag = &all}, {NULL}};
	cleanup_state struct state s = {.dir = -1};
	cleanup_close int pidfd = -1;
	int at = options_parse(argc, argv, specs, argv[0], err), rc, sig = SIGTERM;
	enum status now;

	if (at < 0)
		return at;
	/* runc allows --all behind the id as well. */
	if (argc - at == 3 && (!strcmp(argv[argc - 1], "--all") || !strcmp(argv[argc - 1], "-a"))) {
		all = true;
		argc--;
	}
	if (argc - at < 1 || argc - at > 2)
		return fail(err, EINVAL, "kill: needs a container id and perhaps a signal, has %d arguments",
			argc - at);
	if (argc - at == 2 && (rc = signal_number(argv[at + 1], &sig, err)) < 0)
		return rc;
	if ((rc = state_open(g->root, argv[at], false, &s, err)) < 0)
		return rc;
	now = state_now(&s);
	if (all && s.cgroups.n)
		return kill_all(&s, sig, err);
	if (now != STATUS_CREATED && now != STATUS_RUNNING && now != STATUS_PAUSED)
		return fail(err, ESRCH, "kill: container %s is %s, must be created or running: not running",
			s.id, state_name(now));
	if ((rc = state_pidfd(&s, &pidfd, err)) < 0)
		return rc;
	if (pidfd_send_signal(pidfd, sig, NULL, 0) < 0)
		return fail_errno(err, errno, "kill: signal %d to container %s", sig, s.id);
	return 0;
}
