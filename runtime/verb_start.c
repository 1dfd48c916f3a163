/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "container.h"
#include "options.h"
#include "sync.h"
#include "util.h"
#include "verbs.h"

#define DEATH_MS 10000

static int connect_init(const struct state *s, int *ret, struct err *err)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	cleanup_close int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(addr.sun_path, sizeof(addr.sun_path), "/proc/self/fd/%d/start", s->dir);
	if (fd < 0 || connect(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
		return fail_errno(err, errno, "start: reach the init of container %s", s->id);
	*ret = take_fd(&fd);
	return 0;
}

/*
 * runtime.md, "Lifecycle": when a startContainer or poststart hook fails, the container is stopped
 * and destroyed as by delete.
 */
static int destroy(struct state *s, const struct plan *plan, int pidfd, int why)
{
	struct pollfd p = {.fd = pidfd, .events = POLLIN};
	struct err ignored;

	pidfd_send_signal(pidfd, SIGKILL, NULL, 0);
	poll(&p, 1, DEATH_MS);
	container_delete(s, plan, &ignored);
	return why;
}

int verb_start(const struct globals *g, int argc, char **argv, struct err *err)
{
	static const struct option_spec none[] = {{NULL}};
	cleanup_state struct state s = {.dir = -1};
	cleanup_plan struct plan *plan = NULL;
	cleanup_close int conn = -1, pidfd = -1;
	enum status now;
	int at = options_parse(argc, argv, none, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "start: needs one container id, has %d arguments", argc - at);
	rc = state_open(g->root, argv[at], true, &s, err);
	if (rc < 0)
		return rc;
	now = state_now(&s);
	if (now != STATUS_CREATED)
		return fail(err, EINVAL, "start: container %s is %s, must be created", s.id,
			state_name(now));
	if ((rc = state_plan(&s, &plan, err)) < 0)
		return rc;
	if (!plan->process.present)
		return fail(err, EINVAL, "config.json: process: is missing, must be there to start");
	if ((rc = state_pidfd(&s, &pidfd, err)) < 0 || (rc = connect_init(&s, &conn, err)) < 0 ||
		(rc = sync_send(conn, SYNC_START, 0, err)) < 0)
		return rc;
	s.status = STATUS_RUNNING;
	rc = container_serve(conn, plan, &plan->process, &s, pidfd, err);
	if (rc == 0)
		rc = state_save(&s, err);
	if (rc == 0)
		rc = container_started(plan, &s, err);
	return rc < 0 ? destroy(&s, plan, pidfd, rc) : 0;
}
