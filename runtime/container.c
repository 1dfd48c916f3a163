/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "apparmor.h"
#include "capabilities.h"
#include "cgroups.h"
#include "container.h"
#include "hooks.h"
#include "init.h"
#include "parts.h"
#include "namespaces.h"
#include "node.h"
#include "process.h"
#include "seccomp_filter.h"
#include "selinux.h"
#include "sync.h"
#include "sys.h"
#include "terminal.h"
#include "util.h"

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
	const char *config, struct err *err)
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
	if (rc == 0 && p->init.groups_later) {
		rc = cgroups_finish(&plan->cgroup, &s->cgroups, err);
		if (rc == 0)
			rc = sync_send(p->sync, SYNC_GROUPS, 0, err);
	}
	if (rc == 0)
		rc = save_at(s->dir, "config.json", config, strlen(config), err);
	if (rc == 0)
		rc = process_oom_score(s->pid, &plan->process, err);
	if (rc == 0 && p->init.state_text >= 0)
		rc = save_state_texts(s, p->init.state_text, err);
	if (rc == 0 && plan->seccomp.present)
		rc = seccomp_filter_compile(&plan->seccomp, p->init.filter, err);
	if (rc == 0)
		rc = write_pid_file(s, o->pid_file, err);
	if (rc == 0) {
		s->status = o->wait_for_start || has_hooks(plan) ? STATUS_CREATING : STATUS_RUNNING;
		rc = state_save(s, err);
	}
	/* With hooks the init waits for those first, and they are run when it is ready. */
	if (rc == 0 && !has_runtime_hooks(plan))
		rc = sync_send(p->sync, SYNC_GO, 0, err);
	return rc;
}

/*
 * Nothing needs this process between the start of the program and its end: then it sleeps once,
 * and what the init may have had to say is read afterwards.
 */
static void sleep_through(const struct create_options *o, struct container *c, struct parts *p)
{
	const struct plan *plan = c->plan;
	siginfo_t info;

	if (!o->foreground)
		return;
	o->foreground(c->init.pidfd);
	if (has_hooks(plan) || plan->seccomp.notifies || plan->ns[NS_USER].listed ||
		p->master_socket >= 0)
		return;
	flock(c->state.dir, LOCK_UN);
	while (waitid(P_PIDFD, (id_t)c->init.pidfd, &info, WEXITED | WNOWAIT) < 0 && errno == EINTR)
		;
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
	int rc;

	if (!plan->process.present && !o->wait_for_start)
		return fail(err, EINVAL, "config.json: process: is missing, must be there to start");
	if (stat(plan->rootfs, &st) < 0)
		return fail_errno(err, errno, "rootfs: %s", plan->rootfs);
	if (!S_ISDIR(st.st_mode))
		return fail_errno(err, ENOTDIR, "rootfs: %s", plan->rootfs);
	/* In a user namespace of its own the init has them all. */
	if (!plan->ns[NS_USER].listed)
		capabilities_warn(&plan->process);
	rc = selinux_check(plan, err);
	return rc < 0 ? rc : apparmor_check(&plan->process, err);
}

/*
 * Version 1 groups may be made while the init is already at work, if it can join them by name: in
 * a user namespace it could not.
 */
static bool may_be_later(const struct plan *plan, const struct cgroups *cg)
{
	return cgroups_unfinished(cg) && !plan->ns[NS_USER].listed;
}

int container_create(const struct create_options *o, struct container *ret, struct err *err)
{
	struct container c = {.state.dir = -1, .init.pidfd = -1, .master = -1};
	struct parts p;
	cleanup_free char *text = NULL;
	int rc = state_check_id(o->id, err);

	if (rc == 0)
		rc = container_plan(o->bundle, o->id, &c.plan, &text, err);
	parts_init(&p);
	p.init.preserve_fds = o->preserve_fds;
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
	p.init.lock = c.state.dir;
	rc = cgroups_begin(c.plan, &c.state.cgroups, err);
	/* On record before anything exists: whoever finds it can remove what a killed runtime left. */
	if (rc == 0)
		rc = state_save(&c.state, err);
	if (rc == 0)
		rc = cgroups_make_v2(&c.plan->cgroup, &c.state.cgroups, err);
	p.init.groups_later = may_be_later(c.plan, &c.state.cgroups);
	if (rc == 0 && !p.init.groups_later)
		rc = cgroups_finish(&c.plan->cgroup, &c.state.cgroups, err);
	if (rc == 0)
		rc = parts_open(o, &c, &p, err);
	if (rc == 0)
		rc = launch_init(&c, &p, err);
	if (rc == 0) {
		close_fd(&p.init.sync);
		close_fd(&p.init.console);
		rc = outside(o, &c, &p, text, err);
		/* What the init says went wrong explains more than our broken pipe. */
		if (rc == 0)
			sleep_through(o, &c, &p);
		if (rc == 0 || rc == -EPIPE)
			rc = follow(o, &c, &p, err);
	}
	parts_close(&p, c.plan->n_mounts);
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
