/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include "apparmor.h"
#include "cgroups.h"
#include "devices.h"
#include "hooks.h"
#include "init.h"
#include "init_confine.h"
#include "mounts.h"
#include "namespaces.h"
#include "paths.h"
#include "process.h"
#include "rootfs.h"
#include "selinux.h"
#include "sync.h"
#include "sys.h"
#include "sysctl.h"
#include "tables.h"
#include "terminal.h"
#include "util.h"

int init_before(void *arg, struct err *err)
{
	const struct init *i = arg;
	int rc = namespaces_join(i->plan, i->ns_fds, err);

	if (rc == 0 && i->plan->n_offsets)
		rc = namespaces_time(i->plan, err);
	return rc;
}

int init_exec_before(void *arg, struct err *err)
{
	const struct init *i = arg;
	uint64_t flags = 0;
	int rc;

	/* Before the container can see this process: its executable must stay out of reach. */
	prctl(PR_SET_DUMPABLE, 0);
	rc = selinux_label_exec(i->process->selinux_label, err);
	if (rc == 0)
		rc = apparmor_profile_exec(i->process->apparmor, err);
	if (rc == 0)
		rc = process_affinity(i->process, false, err);
	if (rc == 0)
		rc = cgroups_join(i->cgroups, err);
	if (rc < 0)
		return rc;
	for (int k = 0; k < NS_COUNT; k++)
		if (i->plan->ns[k].listed)
			flags |= namespace_flag(k);
	if (flags && setns(i->target, (int)flags) < 0)
		return fail_errno(err, errno, "exec: join the container's namespaces");
	return 0;
}

/* Signals that the runtime ignores or blocks must not stay so in the container. */
static void default_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int s = 1; s < 32; s++)
		signal(s, SIG_DFL);
}

/* Ids mean nothing in a new user namespace until the map is written from outside. */
static int become_root(const struct init *i, struct err *err)
{
	int rc;

	if (!i->plan->ns[NS_USER].listed)
		return 0;
	if (!i->plan->ns[NS_USER].path && i->target < 0) {
		rc = sync_expect(i->sync, SYNC_MAPPED, err);
		if (rc < 0)
			return rc;
	}
	/* EINVAL: 0 is not mapped; then the capabilities alone must do. */
	if ((setresgid(0, 0, 0) < 0 || setresuid(0, 0, 0) < 0) && errno != EINVAL)
		return fail_errno(err, errno, "user namespace: become root");
	return 0;
}

struct joining {
	const struct init *i;
	bool done;
};

/* As late as it may be, for the groups are made by the runtime meanwhile. */
static int join_groups(void *arg, struct err *err)
{
	struct joining *j = arg;
	const struct plan_ns *ns = &j->i->plan->ns[NS_CGROUP];
	int rc = 0;

	if (j->done)
		return 0;
	j->done = true;
	if (j->i->groups_later)
		rc = sync_expect(j->i->sync, SYNC_GROUPS, err);
	if (rc == 0)
		rc = cgroups_join(j->i->cgroups, err);
	/* Not by clone3: the namespace's root is the group that its maker is in. */
	if (rc == 0 && ns->listed && !ns->path && unshare(CLONE_NEWCGROUP) < 0)
		rc = fail_errno(err, errno, "namespaces: create a cgroup namespace");
	return rc;
}

static int names(const struct plan *plan, struct err *err)
{
	if (plan->hostname && *plan->hostname &&
		sethostname(plan->hostname, strlen(plan->hostname)) < 0)
		return fail_errno(err, errno, "hostname: set '%s'", plan->hostname);
	if (plan->domainname && *plan->domainname &&
		setdomainname(plan->domainname, strlen(plan->domainname)) < 0)
		return fail_errno(err, errno, "domainname: set '%s'", plan->domainname);
	return 0;
}

const char *init_state(const struct init *i, int which, char buf[INIT_STATE_MAX])
{
	ssize_t n = pread(i->state_text, buf, INIT_STATE_MAX - 1, 0);
	size_t first;

	if (n <= 0)
		return "{}";
	buf[n] = 0;
	first = strlen(buf) + 1;
	return !which ? buf : (ssize_t)first < n ? buf + first : "{}";
}

static int create_hooks(const struct init *i, struct err *err)
{
	const struct plan *plan = i->plan;
	char state[INIT_STATE_MAX];
	int rc = 0;

	if (plan->hooks[HOOK_PRESTART].n || plan->hooks[HOOK_CREATE_RUNTIME].n) {
		rc = sync_send(i->sync, SYNC_HOOKS, 0, err);
		if (rc == 0)
			rc = sync_expect(i->sync, SYNC_HOOKS, err);
	}
	if (rc < 0 || !plan->hooks[HOOK_CREATE_CONTAINER].n)
		return rc;
	return hooks_run(&plan->hooks[HOOK_CREATE_CONTAINER], "createContainer",
		init_state(i, 0, state), err);
}

static int build_rootfs(const struct init *i, int *ret_slave, struct err *err)
{
	const struct plan *plan = i->plan;
	struct joining joining = {.i = i};
	struct mount_context ctx = {.cgroups = i->cgroups,
		.join = join_groups,
		.arg = &joining,
		.trees = i->trees};
	cleanup_close int root = -1;
	int rc = rootfs_prepare(plan, &root, err);

	ctx.root = root;
	if (rc == 0)
		rc = mounts_apply(plan, &ctx, err);
	if (rc == 0)
		rc = devices_make(plan, root, err);
	if (rc == 0)
		rc = join_groups(&joining, err);
	if (rc == 0 && i->process->terminal)
		rc = terminal_open(i->process, root, i->console, plan->ns[NS_MOUNT].listed, ret_slave, err);
	if (rc == 0)
		rc = sysctl_apply(plan, root, err);
	if (rc == 0)
		rc = create_hooks(i, err);
	if (rc == 0)
		rc = paths_make_readonly(plan, root, err);
	if (rc == 0)
		rc = paths_mask(plan, root, err);
	if (rc == 0)
		rc = selinux_label_exec(i->process->selinux_label, err);
	if (rc == 0)
		rc = apparmor_profile_exec(i->process->apparmor, err);
	return rc < 0 ? rc : rootfs_enter(plan, root, err);
}

/*
 * Without its runtime nobody is made: the other end of `sync` must not be held open by the one who
 * waits at this end, and whoever is busy with something else is killed. The lock on the state is of
 * the runtime alone: when that is dead, others may delete.
 */
static void depend_on_runtime(const struct init *i)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	close(i->outer);
	if (i->lock >= 0)
		close(i->lock);
}

static int build(const struct init *i, int *ret_slave, struct err *err)
{
	const struct plan *plan = i->plan;
	int rc;

	depend_on_runtime(i);
	default_signals();
	if (close_range(3 + (unsigned)i->preserve_fds, ~0U, CLOSE_RANGE_CLOEXEC) < 0)
		return fail_errno(err, errno, "descriptors: close on exec");
	rc = become_root(i, err);
	if (rc == 0)
		rc = names(plan, err);
	return rc < 0 ? rc : build_rootfs(i, ret_slave, err);
}

int init_body(void *arg)
{
	const struct init *i = arg;
	int slave = -1, channel = i->sync;
	struct err err;

	if (build(i, &slave, &err) == 0)
		init_confine(i, slave, &channel, &err);
	sync_send_error(channel, &err);
	return 1;
}

int init_exec_body(void *arg)
{
	const struct init *i = arg;
	int slave = -1, channel = i->sync, root = -1, rc;
	struct err err;

	depend_on_runtime(i);
	default_signals();
	rc = close_range(3 + (unsigned)i->preserve_fds, ~0U, CLOSE_RANGE_CLOEXEC) < 0
		     ? fail_errno(&err, errno, "descriptors: close on exec")
		     : become_root(i, &err);
	if (rc == 0 && i->process->terminal) {
		root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
		rc = terminal_open(i->process, root, i->console, false, &slave, &err);
	}
	if (rc == 0)
		init_confine(i, slave, &channel, &err);
	sync_send_error(channel, &err);
	return 1;
}
