/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "idmap.h"
#include "namespaces.h"
#include "parts.h"
#include "sync.h"
#include "terminal.h"
#include "util.h"

void parts_init(struct parts *p)
{
	*p = (struct parts){.init = {.target = -1, .sync = -1, .filter = -1, .page = -1,
				    .listener = -1, .console = -1, .state_text = -1},
		.sync = -1, .master_socket = -1};
	for (int i = 0; i < NS_COUNT; i++)
		p->init.ns_fds[i] = -1;
}

static int open_listener(int dir, int *ret, struct err *err)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	cleanup_close int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	/* A socket's name may have 107 characters: by the descriptor it is always short. */
	snprintf(addr.sun_path, sizeof(addr.sun_path), "/proc/self/fd/%d/start", dir);
	if (fd < 0 || bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(fd, 4) < 0)
		return fail_errno(err, errno, "create: listen for start");
	*ret = take_fd(&fd);
	return 0;
}

static int open_trees(const struct plan *plan, int **ret, struct err *err)
{
	bool any = false;

	for (size_t i = 0; i < plan->n_mounts; i++)
		any |= plan->mounts[i].idmap;
	if (!any)
		return 0;
	*ret = malloc(plan->n_mounts * sizeof(int));
	if (!*ret)
		return fail_errno(err, ENOMEM, "idmap");
	for (size_t i = 0; i < plan->n_mounts; i++)
		(*ret)[i] = -1;
	for (size_t i = 0; i < plan->n_mounts; i++) {
		int rc = plan->mounts[i].idmap ? idmap_tree(plan, &plan->mounts[i], &(*ret)[i], err) : 0;

		if (rc < 0)
			return rc;
	}
	return 0;
}

static int open_console(const struct create_options *o, const struct plan *plan, struct parts *p,
	struct err *err)
{
	int pair[2];

	if (!plan->process.terminal) {
		if (o->console_socket)
			return fail(err, EINVAL, "--console-socket is given, process.terminal is not true");
		return 0;
	}
	if (o->console_socket)
		return terminal_connect(o->console_socket, &p->init.console, err);
	if (o->wait_for_start)
		return fail(err, EINVAL, "process.terminal is true, --console-socket must be given");
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return fail_errno(err, errno, "terminal: create a socket pair");
	p->master_socket = pair[0];
	p->init.console = pair[1];
	return 0;
}

static int open_memfd(const char *name, int *ret, struct err *err)
{
	*ret = memfd_create(name, MFD_CLOEXEC);
	return *ret < 0 ? fail_errno(err, errno, "create: memfd %s", name) : 0;
}

int parts_open(const struct create_options *o, struct container *c, struct parts *p,
	struct err *err)
{
	const struct plan *plan = c->plan;
	int rc = 0, pair[2];

	if (o->wait_for_start)
		rc = open_listener(c->state.dir, &p->init.listener, err);
	if (rc == 0)
		rc = open_console(o, plan, p, err);
	if (rc == 0)
		rc = open_trees(plan, &p->trees, err);
	if (rc == 0)
		rc = namespaces_open(plan, p->init.ns_fds, err);
	if (rc == 0 && plan->seccomp.present)
		rc = open_memfd("filter", &p->init.filter, err);
	if (rc == 0 && plan->seccomp.notifies) {
		rc = open_memfd("listener", &p->init.page, err);
		if (rc == 0 && ftruncate(p->init.page, 4096) < 0)
			rc = fail_errno(err, errno, "seccomp: page");
	}
	if (rc == 0 && (plan->hooks[HOOK_CREATE_CONTAINER].n || plan->hooks[HOOK_START_CONTAINER].n))
		rc = open_memfd("state", &p->init.state_text, err);
	if (rc == 0)
		rc = sync_pair(pair, err);
	if (rc == 0) {
		p->sync = pair[0];
		p->init.sync = pair[1];
		p->init.outer = pair[0];
	}
	p->init.trees = p->trees;
	return rc;
}

void parts_close(struct parts *p, size_t n_mounts)
{
	close_fd(&p->init.sync);
	close_fd(&p->init.filter);
	close_fd(&p->init.page);
	close_fd(&p->init.listener);
	close_fd(&p->init.console);
	close_fd(&p->init.state_text);
	for (int i = 0; i < NS_COUNT; i++)
		close_fd(&p->init.ns_fds[i]);
	for (size_t i = 0; p->trees && i < n_mounts; i++)
		close_fd(&p->trees[i]);
	free(p->trees);
	p->trees = NULL;
}
