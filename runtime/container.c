/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "capabilities.h"
#include "cgroups.h"
#include "container.h"
#include "hooks.h"
#include "idmap.h"
#include "init.h"
#include "listener.h"
#include "namespaces.h"
#include "node.h"
#include "process.h"
#include "seccomp_filter.h"
#include "selinux.h"
#include "sync.h"
#include "sys.h"
#include "terminal.h"
#include "util.h"

/* Everything that create opens for the init; all -1 at first. */
struct parts {
	struct init init;
	int sync;	   /* our end */
	int master_socket; /* our end, when the terminal is relayed */
	int *trees;
	bool hooks_begun; /* from then on a failure ends with poststop hooks */
};

int container_plan(const char *bundle, const char *id, struct plan **ret, char **ret_text,
	struct err *err)
{
	cleanup_free char *text = NULL;
	char file[PATH_MAX];
	json_t *document;
	size_t len;
	int rc;

	snprintf(file, sizeof(file), "%s/config.json", bundle);
	rc = read_at(AT_FDCWD, file, &text, &len, err);
	if (rc == 0)
		rc = node_load(text, len, file, &document, err);
	if (rc < 0)
		return rc;
	rc = plan_build(document, file, id, bundle, ret, err);
	if (rc < 0) {
		json_decref(document);
		return rc;
	}
	if (ret_text) {
		*ret_text = text;
		text = NULL;
	}
	return 0;
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

static int open_parts(const struct create_options *o, struct container *c, struct parts *p,
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
	}
	p->init.trees = p->trees;
	return rc;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_parts(struct parts *p, size_t n_mounts)
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

static int launch_init(struct container *c, struct parts *p, struct err *err)
{
	const struct plan *plan = c->plan;
	struct launch l = {.flags = namespaces_new(plan) & ~(uint64_t)CLONE_NEWCGROUP,
		.cgroup = cgroups_clone_fd(&c->state.cgroups),
		.body = init_body,
		.arg = &p->init};

	for (int i = 0; i < NS_COUNT; i++)
		if (p->init.ns_fds[i] >= 0)
			l.before = init_before;
	if (plan->n_offsets) {
		l.before = init_before;
		l.flags &= ~(uint64_t)CLONE_NEWTIME;
	}
	return launch(&l, &c->init, err);
}

static int write_pid_file(struct state *s, const char *path, struct err *err)
{
	char text[16];

	if (!path)
		return 0;
	snprintf(text, sizeof(text), "%d", s->pid);
	snprintf(s->pid_file, sizeof(s->pid_file), "%s", path);
	return save_at(AT_FDCWD, path, text, strlen(text), err);
}

static bool has_hooks(const struct plan *plan)
{
	for (int i = 0; i < HOOK_COUNT; i++)
		if (plan->hooks[i].n)
			return true;
	return false;
}

static bool has_runtime_hooks(const struct plan *plan)
{
	return plan->hooks[HOOK_PRESTART].n || plan->hooks[HOOK_CREATE_RUNTIME].n;
}

/* Two texts, each with its NUL: for createContainer and for startContainer. */
static int save_state_texts(const struct state *s, int fd, struct err *err)
{
	cleanup_free char *creating = state_text(s, STATUS_CREATING);
	cleanup_free char *created = state_text(s, STATUS_CREATED);

	if (!creating || !created || dprintf(fd, "%s%c%s%c", creating, 0, created, 0) < 0)
		return fail_errno(err, errno, "hooks: state");
	return 0;
}

/* What is done outside while the init builds its inside; ends with SYNC_GO. */
static int outside(const struct create_options *o, struct container *c, struct parts *p,
	struct err *err)
{
	const struct plan *plan = c->plan;
	struct state *s = &c->state;
	int rc = 0;

	s->pid = c->init.pid;
	s->start_time = process_start_time(s->pid);
	if (plan->ns[NS_USER].listed && !plan->ns[NS_USER].path) {
		rc = namespaces_write_maps(s->pid, &plan->uid_map, &plan->gid_map, err);
		if (rc == 0)
			rc = sync_send(p->sync, SYNC_MAPPED, 0, err);
	}
	if (rc == 0)
		rc = process_oom_score(s->pid, &plan->process, err);
	if (rc == 0 && p->init.state_text >= 0)
		rc = save_state_texts(s, p->init.state_text, err);
	if (rc == 0 && plan->seccomp.present)
		rc = seccomp_filter_compile(&plan->seccomp, p->init.filter, err);
	if (rc == 0)
		rc = write_pid_file(s, o->pid_file, err);
	if (rc == 0 && (!o->wait_for_start || has_hooks(plan))) {
		s->status = o->wait_for_start || has_hooks(plan) ? STATUS_CREATING : STATUS_RUNNING;
		rc = state_save(s, err);
	}
	/* With hooks the init waits for those first, and they are run when it is ready. */
	if (rc == 0 && !has_runtime_hooks(plan))
		rc = sync_send(p->sync, SYNC_GO, 0, err);
	return rc;
}

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

/* Follows the init to where create or run may return. */
static int follow(const struct create_options *o, struct container *c, struct parts *p,
	struct err *err)
{
	struct state *s = &c->state;
	int rc;

	if (p->master_socket >= 0) {
		/* The master comes before GO is needed, or the socket's end when init failed. */
		if (terminal_receive(p->master_socket, &c->master, err) < 0)
			c->master = -1;
	}
	p->hooks_begun = true;
	rc = container_serve(p->sync, c->plan, &c->plan->process, s, c->init.pidfd, err);
	if (rc < 0)
		return rc;
	if (o->wait_for_start && rc == 0)
		return fail(err, ECHILD, "create: the container's init died");
	s->status = o->wait_for_start ? STATUS_CREATED : STATUS_RUNNING;
	if (o->wait_for_start || has_hooks(c->plan))
		rc = state_save(s, err);
	if (rc >= 0 && !o->wait_for_start)
		rc = container_started(c->plan, s, err);
	return rc < 0 ? rc : 0;
}

static void undo(struct container *c, bool hooks_begun)
{
	struct err ignored;

	if (c->init.pid > 0) {
		pidfd_send_signal(c->init.pidfd, SIGKILL, NULL, 0);
		wait_for(c->init.pid);
	}
	c->state.pid = 0;
	cgroups_remove(&c->state.cgroups, &ignored);
	if (c->state.pid_file[0])
		unlink(c->state.pid_file);
	if (hooks_begun) {
		cleanup_free char *text = state_text(&c->state, STATUS_STOPPED);

		hooks_run(&c->plan->hooks[HOOK_POSTSTOP], "poststop", text, &ignored);
	}
	state_remove(&c->state, &ignored);
}

static void describe(struct state *s, const struct plan *plan)
{
	snprintf(s->bundle, sizeof(s->bundle), "%s", plan->bundle);
	snprintf(s->oci_version, sizeof(s->oci_version), "%s", plan->oci_version);
	s->annotations = json_incref(json_object_get(plan->document, "annotations"));
}

static int check(const struct create_options *o, const struct plan *plan, struct err *err)
{
	struct stat st;

	if (!plan->process.present && !o->wait_for_start)
		return fail(err, EINVAL, "config.json: process: is missing, must be there to start");
	if (stat(plan->rootfs, &st) < 0)
		return fail_errno(err, errno, "rootfs: %s", plan->rootfs);
	if (!S_ISDIR(st.st_mode))
		return fail_errno(err, ENOTDIR, "rootfs: %s", plan->rootfs);
	capabilities_warn(&plan->process);
	return selinux_check(plan, err);
}

int container_create(const struct create_options *o, struct container *ret, struct err *err)
{
	struct container c = {.state.dir = -1, .init.pidfd = -1, .master = -1};
	struct parts p = {.init = {.target = -1, .sync = -1, .filter = -1, .page = -1,
				  .listener = -1, .console = -1, .state_text = -1,
				  .preserve_fds = o->preserve_fds},
		.sync = -1, .master_socket = -1};
	cleanup_free char *text = NULL;
	int rc = state_check_id(o->id, err);

	if (rc == 0)
		rc = container_plan(o->bundle, o->id, &c.plan, &text, err);
	memset(p.init.ns_fds, -1, sizeof(p.init.ns_fds));
	if (rc == 0)
		rc = check(o, c.plan, err);
	if (rc == 0)
		rc = state_create(o->root, o->id, &c.state, err);
	if (rc < 0) {
		plan_free(c.plan);
		return rc;
	}
	describe(&c.state, c.plan);
	p.init.plan = c.plan;
	p.init.process = &c.plan->process;
	p.init.cgroups = &c.state.cgroups;
	rc = save_at(c.state.dir, "config.json", text, strlen(text), err);
	if (rc == 0)
		rc = cgroups_create(&c.plan->cgroup, &c.state.cgroups, err);
	if (rc == 0)
		rc = open_parts(o, &c, &p, err);
	if (rc == 0)
		rc = launch_init(&c, &p, err);
	if (rc == 0) {
		close_fd(&p.init.sync);
		close_fd(&p.init.console);
		rc = outside(o, &c, &p, err);
		/* What the init says went wrong explains more than our broken pipe. */
		if (rc == 0 || rc == -EPIPE)
			rc = follow(o, &c, &p, err);
	}
	close_parts(&p, c.plan->n_mounts);
	cgroups_close(&c.state.cgroups);
	close_fd(&p.sync);
	close_fd(&p.master_socket);
	if (rc < 0) {
		undo(&c, p.hooks_begun);
		container_close(&c);
		return rc;
	}
	/* The init inherited the lock's description: it is given up, not just closed. */
	flock(c.state.dir, LOCK_UN);
	*ret = c;
	return 0;
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

/* A container without a pid namespace may leave processes behind. */
static void kill_rest(const struct state *state, const struct plan *plan)
{
	struct err ignored;

	if (plan && plan->ns[NS_PID].listed && !plan->ns[NS_PID].path)
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
