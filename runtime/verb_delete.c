/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/pidfd.h>
#include <unistd.h>

#include "cgroups.h"
#include "container.h"
#include "options.h"
#include "util.h"
#include "verbs.h"

#define DEATH_MS 10000

static int kill_and_wait(const struct state *s, struct err *err)
{
	cleanup_close int pidfd = -1;
	struct pollfd p;
	struct err ignored;

	if (state_pidfd(s, &pidfd, &ignored) < 0)
		return 0;
	pidfd_send_signal(pidfd, SIGKILL, NULL, 0);
	/* A frozen version 1 group does not even die. */
	if (cgroups_frozen(&s->cgroups))
		cgroups_freeze(&s->cgroups, false, &ignored);
	p = (struct pollfd){.fd = pidfd, .events = POLLIN};
	if (poll(&p, 1, DEATH_MS) != 1)
		return fail(err, ETIMEDOUT, "delete: container %s did not die in %d s", s->id,
			DEATH_MS / 1000);
	return 0;
}

int verb_delete(const struct globals *g, int argc, char **argv, struct err *err)
{
	bool force = false;
	const struct option_spec specs[] = {{"force", 'f', .flag = &force}, {NULL}};
	cleanup_state struct state s = {.dir = -1};
	cleanup_plan struct plan *plan = NULL;
	struct err ignored;
	int at = options_parse(argc, argv, specs, argv[0], err), rc;
	enum status now;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "delete: needs one container id, has %d arguments", argc - at);
	rc = state_open(g->root, argv[at], true, &s, err);
	/* A creation that was killed has left a directory without a state. */
	if (rc == -EAGAIN && force) {
		char path[800];
		struct state empty = {.dir = -1};

		snprintf(path, sizeof(path), "%s/%s", g->root, argv[at]);
		snprintf(empty.root, sizeof(empty.root), "%s", g->root);
		snprintf(empty.id, sizeof(empty.id), "%s", argv[at]);
		empty.dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		rc = state_remove(&empty, err);
		state_close(&empty);
		return rc;
	}
	if (rc < 0)
		return rc == -ENOENT && force ? 0 : rc;
	now = state_now(&s);
	if (now != STATUS_STOPPED && !force)
		return fail(err, EBUSY, "delete: container %s is %s, must be stopped", s.id,
			state_name(now));
	if ((rc = kill_and_wait(&s, err)) < 0)
		return rc;
	/* Without its configuration the hooks are lost, the rest is not. */
	if (state_plan(&s, &plan, &ignored) < 0)
		plan = NULL;
	return container_delete(&s, plan, err);
}
