/* SPDX-License-Identifier: GPL-2.0-or-later */
/* exec: one more process in a container that runs. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/capability.h>
#include <sys/wait.h>

#include "apparmor.h"
#include "arena.h"
#include "capabilities.h"
#include "cgroups.h"
#include "container.h"
#include "init.h"
#include "node.h"
#include "options.h"
#include "process.h"
#include "seccomp_filter.h"
#include "selinux.h"
#include "sync.h"
#include "terminal.h"
#include "util.h"
#include "verbs.h"

struct exec_options {
	const char *process, *cwd, *user, *pid_file, *console_socket, *preserve, *label, *profile;
	const char *env[OPTION_LIST], *caps[OPTION_LIST], *groups[OPTION_LIST];
	bool tty, detach, no_new_privs, ignored;
};

static int parse_id(const char *text, const char **end, uint32_t *ret)
{
	char *stop;
	unsigned long v = strtoul(text, &stop, 10);

	if (stop == text || v > UINT32_MAX - 1)
		return -EINVAL;
	*end = stop;
	*ret = (uint32_t)v;
	return 0;
}

static int apply_user(const struct exec_options *o, struct arena *arena, struct plan_process *p,
	struct err *err)
{
	const char *end = NULL;
	size_t n = 0;
	gid_t *groups;

	if (o->user && (parse_id(o->user, &end, &p->uid) < 0 ||
			       (*end == ':' && parse_id(end + 1, &end, &p->gid) < 0) || *end))
		return fail(err, EINVAL, "option --user: is '%s', must be UID or UID:GID", o->user);
	while (o->groups[n])
		n++;
	if (!n)
		return 0;
	groups = arena_alloc(arena, n, sizeof(*groups));
	for (size_t i = 0; i < n; i++)
		if (parse_id(o->groups[i], &end, &groups[i]) < 0 || *end)
			return fail(err, EINVAL, "option --additional-gids: is '%s', must be a number",
				o->groups[i]);
	p->groups = groups;
	p->n_groups = n;
	return 0;
}

/* The container's own process with what the command line says differently. */
static int from_options(const struct exec_options *o, char **args, const struct plan *plan,
	struct plan_process *p, struct err *err)
{
	size_t have = 0, more = 0, n = 0;
	const char **env, **argv;
	int rc;

	*p = plan->process;
	p->terminal = o->tty;
	p->has_oom_score = plan->process.has_oom_score;
	while (args[n])
		n++;
	argv = arena_alloc(plan->arena, n + 1, sizeof(*argv));
	memcpy(argv, args, n * sizeof(*argv));
	p->args = argv;
	if (o->cwd)
		p->cwd = o->cwd;
	if (*p->cwd != '/')
		return fail(err, EINVAL, "option --cwd: is '%s', must be absolute", p->cwd);
	if (o->no_new_privs)
		p->no_new_privileges = true;
	if (o->label)
		p->selinux_label = o->label;
	if (o->profile)
		p->apparmor = o->profile;
	while (p->env[have])
		have++;
	while (o->env[more])
		more++;
	env = arena_alloc(plan->arena, have + more + 1, sizeof(*env));
	memcpy(env, p->env, have * sizeof(*env));
	memcpy(env + have, o->env, more * sizeof(*env));
	p->env = env;
	rc = apply_user(o, plan->arena, p, err);
	for (size_t i = 0; rc == 0 && o->caps[i]; i++) {
		cap_value_t cap;

		if (cap_from_name(o->caps[i], &cap) < 0)
			return fail(err, EINVAL, "option --cap: is '%s', must be a capability", o->caps[i]);
		for (int s = CAPSET_BOUNDING; s <= CAPSET_PERMITTED; s++)
			if (s != CAPSET_INHERITABLE)
				p->caps[s] |= 1ULL << cap;
	}
	return rc;
}

static int from_file(const char *file, struct plan *plan, json_t **ret, struct plan_process *p,
	struct err *err)
{
	cleanup_free char *text = NULL;
	struct node top = {.file = file};
	size_t len;
	int rc = read_at(AT_FDCWD, file, &text, &len, err);

	if (rc == 0)
		rc = node_load(text, len, file, ret, err);
	if (rc < 0)
		return rc;
	top.v = *ret;
	return plan_process_build(&top, plan->arena, p, err);
}

static int spawn(struct init *i, struct state *s, int pidfd, const struct exec_options *o,
	struct launched *child, int *ret_master, struct err *err)
{
	struct launch l = {.cgroup = cgroups_clone_fd(&s->cgroups),
		.before = init_exec_before,
		.body = init_exec_body,
		.arg = i};
	struct state as_child = *s;
	int pair[2], masters[2] = {-1, -1}, rc;

	if (i->process->terminal && o->console_socket)
		rc = terminal_connect(o->console_socket, &i->console, err);
	else if (i->process->terminal && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, masters) < 0)
		rc = fail_errno(err, errno, "terminal: create a socket pair");
	else
		rc = 0;
	if (masters[1] >= 0)
		i->console = masters[1];
	if (rc < 0 || (rc = sync_pair(pair, err)) < 0)
		return rc;
	i->target = pidfd;
	i->sync = pair[1];
	i->outer = pair[0];
	rc = launch(&l, child, err);
	close(pair[1]);
	if (masters[1] >= 0)
		close(masters[1]);
	if (rc < 0)
		return rc;
	as_child.pid = child->pid;
	rc = process_oom_score(child->pid, i->process, err);
	if (rc == 0)
		rc = sync_send(pair[0], SYNC_GO, 0, err);
	if (rc == 0 && masters[0] >= 0 && terminal_receive(masters[0], ret_master, err) < 0)
		*ret_master = -1;
	if (rc == 0 || rc == -EPIPE)
		rc = container_serve(pair[0], i->plan, i->process, &as_child, child->pidfd, err);
	close(pair[0]);
	if (rc < 0) {
		pidfd_send_signal(child->pidfd, SIGKILL, NULL, 0);
		wait_for(child->pid);
	}
	return rc;
}

static int prepare_filter(struct init *i, struct err *err)
{
	if (!i->plan->seccomp.present)
		return 0;
	i->filter = memfd_create("filter", MFD_CLOEXEC);
	if (i->filter < 0)
		return fail_errno(err, errno, "exec: memfd");
	if (i->plan->seccomp.notifies) {
		i->page = memfd_create("listener", MFD_CLOEXEC);
		if (i->page < 0 || ftruncate(i->page, 4096) < 0)
			return fail_errno(err, errno, "exec: memfd");
	}
	return seccomp_filter_compile(&i->plan->seccomp, i->filter, err);
}

static int finish(struct launched *child, int master, const struct exec_options *o, struct err *err)
{
	struct container c = {.init = *child, .master = master};
	char text[16];
	int rc = 0;

	if (o->pid_file) {
		snprintf(text, sizeof(text), "%d", child->pid);
		rc = save_at(AT_FDCWD, o->pid_file, text, strlen(text), err);
	}
	if (rc < 0 || o->detach)
		return rc;
	return container_wait(&c);
}

static int parse(int argc, char **argv, struct exec_options *o, struct err *err)
{
	const struct option_spec specs[] = {
		{"process", 'p', .text = &o->process},
		{"cwd", 0, .text = &o->cwd},
		{"env", 'e', .list = o->env},
		{"user", 'u', .text = &o->user},
		{"additional-gids", 'g', .list = o->groups},
		{"cap", 'c', .list = o->caps},
		{"tty", 't', .flag = &o->tty},
		{"detach", 'd', .flag = &o->detach},
		{"no-new-privs", 0, .flag = &o->no_new_privs},
		{"process-label", 0, .text = &o->label},
		{"apparmor", 0, .text = &o->profile},
		{"pid-file", 0, .text = &o->pid_file},
		{"console-socket", 0, .text = &o->console_socket},
		{"preserve-fds", 0, .text = &o->preserve},
		{"ignore-paused", 0, .flag = &o->ignored},
		{"no-subreaper", 0, .flag = &o->ignored},
		{NULL},
	};
	int at = options_parse(argc, argv, specs, argv[0], err);

	if (at >= 0 && (argc - at < 1 || (argc - at < 2 && !o->process)))
		return fail(err, EINVAL, "exec: needs a container id and a program, has %d arguments",
			argc - at);
	return at;
}

int verb_exec(const struct globals *g, int argc, char **argv, struct err *err)
{
	struct exec_options o = {.preserve = "0"};
	struct init i = {.sync = -1, .filter = -1, .page = -1, .listener = -1, .console = -1,
		.state_text = -1, .target = -1, .lock = -1};
	cleanup_state struct state s = {.dir = -1};
	cleanup_plan struct plan *plan = NULL;
	cleanup_close int pidfd = -1;
	struct plan_process process;
	struct launched child;
	json_t *document = NULL;
	enum status now;
	long preserve;
	int at = parse(argc, argv, &o, err), rc, master = -1;

	if (at < 0)
		return at;
	if ((rc = options_number("preserve-fds", o.preserve, 0, 1 << 16, &preserve, err)) < 0 ||
		(rc = state_open(g->root, argv[at], false, &s, err)) < 0)
		return rc;
	now = state_now(&s);
	if (now != STATUS_RUNNING && now != STATUS_CREATED)
		return fail(err, EINVAL, "exec: container %s is %s, must be running", s.id,
			state_name(now));
	if ((rc = state_plan(&s, &plan, err)) < 0 || (rc = state_pidfd(&s, &pidfd, err)) < 0 ||
		(rc = cgroups_open(&s.cgroups, true, err)) < 0)
		return rc;
	rc = o.process ? from_file(o.process, plan, &document, &process, err)
		       : from_options(&o, argv + at + 1, plan, &process, err);
	i.plan = plan;
	i.process = &process;
	i.cgroups = &s.cgroups;
	i.preserve_fds = (int)preserve;
	if (rc == 0)
		rc = apparmor_check(&process, err);
	if (rc == 0)
		rc = prepare_filter(&i, err);
	if (rc == 0)
		rc = spawn(&i, &s, pidfd, &o, &child, &master, err);
	cgroups_close(&s.cgroups);
	if (rc == 0)
		rc = finish(&child, master, &o, err);
	json_decref(document);
	return rc;
}
