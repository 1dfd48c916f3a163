/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "process.h"
#include "util.h"

int process_limits(pid_t pid, const struct plan_process *p, struct err *err)
{
	for (size_t i = 0; i < p->n_rlimits; i++) {
		struct rlimit64 limit = {.rlim_cur = p->rlimits[i].soft, .rlim_max = p->rlimits[i].hard};

		if (prlimit64(pid, p->rlimits[i].resource, &limit, NULL) < 0)
			return fail_errno(err, errno, "rlimits: set %s", p->rlimits[i].name);
	}
	return 0;
}

/* sched_setattr(2); the kernel's header cannot be included beside glibc 2.36's <sched.h>. */
struct rt_sched_attr {
	uint32_t size, sched_policy;
	uint64_t sched_flags;
	int32_t sched_nice;
	uint32_t sched_priority;
	uint64_t sched_runtime, sched_deadline, sched_period;
	uint32_t sched_util_min, sched_util_max;
};

static int set_scheduler(const struct plan_process *p, struct err *err)
{
	struct rt_sched_attr attr = {.size = sizeof(attr),
		.sched_policy = (unsigned)p->sched_policy,
		.sched_flags = p->sched_flags,
		.sched_nice = p->sched_nice,
		.sched_priority = (unsigned)p->sched_priority,
		.sched_runtime = p->sched_runtime,
		.sched_deadline = p->sched_deadline,
		.sched_period = p->sched_period};

	if (syscall(SYS_sched_setattr, 0, &attr, 0) < 0)
		return fail_errno(err, errno, "scheduler: set policy %d", p->sched_policy);
	return 0;
}

/* "0-3,7", as in cpuset(7), "List format". */
static int set_affinity(const char *list, struct err *err)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	for (const char *p = list; *p;) {
		char *end;
		unsigned long first = strtoul(p, &end, 10), last = first;

		if (end == p)
			return fail_errno(err, EINVAL, "execCPUAffinity: '%s'", list);
		if (*end == '-')
			last = strtoul(end + 1, &end, 10);
		if ((*end && *end != ',') || last >= CPU_SETSIZE || first > last)
			return fail_errno(err, EINVAL, "execCPUAffinity: '%s'", list);
		for (; first <= last; first++)
			CPU_SET(first, &set);
		p = end + (*end == ',');
	}
	if (sched_setaffinity(0, sizeof(set), &set) < 0)
		return fail_errno(err, errno, "execCPUAffinity: '%s'", list);
	return 0;
}

int process_affinity(const struct plan_process *p, bool final, struct err *err)
{
	const char *list = final ? p->cpus_final : p->cpus_initial;
	cpu_set_t all;

	if (list && *list)
		return set_affinity(list, err);
	/* The initial one must not stay: all that the group allows. */
	if (!final || !p->cpus_initial || !*p->cpus_initial)
		return 0;
	memset(&all, 0xff, sizeof(all));
	if (sched_setaffinity(0, sizeof(all), &all) < 0)
		return fail_errno(err, errno, "execCPUAffinity: all");
	return 0;
}

int process_attributes(const struct plan *plan, const struct plan_process *p, struct err *err)
{
	int rc = 0;

	/* The caller's session keyring must not be reachable from inside. Quota may be used up. */
	if (syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL) < 0 && errno != ENOSYS &&
		errno != EDQUOT && errno != EPERM)
		return fail_errno(err, errno, "process: join a new session keyring");
	if (p->has_scheduler)
		rc = set_scheduler(p, err);
	if (rc == 0 && p->has_io_priority && syscall(SYS_ioprio_set, 1, 0, p->io_priority) < 0)
		rc = fail_errno(err, errno, "ioPriority: set");
	if (rc == 0 && plan->personality >= 0 && personality((unsigned long)plan->personality) < 0)
		rc = fail_errno(err, errno, "personality: set");
	return rc;
}

int process_user(const struct plan_process *p, bool in_userns, struct err *err)
{
	if (p->has_umask)
		umask(p->umask);
	else
		umask(022);
	/* Denied in a user namespace made without privilege: the groups stay, and are unmapped. */
	if (setgroups(p->n_groups, p->groups) < 0 && !(in_userns && errno == EPERM && !p->n_groups))
		return fail_errno(err, errno, "user: set %zu supplementary groups", p->n_groups);
	if (setresgid(p->gid, p->gid, p->gid) < 0)
		return fail_errno(err, errno, "user: become group %u", p->gid);
	if (setresuid(p->uid, p->uid, p->uid) < 0)
		return fail_errno(err, errno, "user: become user %u", p->uid);
	return 0;
}

int process_cwd(const struct plan_process *p, struct err *err)
{
	char buf[PATH_MAX + 16];

	if (chdir(p->cwd) < 0)
		return fail_errno(err, errno, "cwd: enter %s", p->cwd);
	/* "(unreachable)": a descriptor led out of the root. */
	if (syscall(SYS_getcwd, buf, sizeof(buf)) < 0)
		return fail_errno(err, errno, "cwd: %s", p->cwd);
	if (buf[0] != '/')
		return fail(err, EXDEV, "cwd: %s lies outside the root file system", p->cwd);
	return 0;
}

static const char *env_of(const struct plan_process *p, const char *name)
{
	size_t len = strlen(name);

	for (const char *const *e = p->env; *e; e++)
		if (!strncmp(*e, name, len) && (*e)[len] == '=')
			return *e + len + 1;
	return NULL;
}

static int executable(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return -errno;
	if (S_ISDIR(st.st_mode))
		return -EISDIR;
	return faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) < 0 ? -errno : 0;
}

int process_find(const struct plan_process *p, char **ret, struct err *err)
{
	const char *path = env_of(p, "PATH"), *name = p->args[0];
	char file[PATH_MAX];
	int rc, seen = -ENOENT;

	if (strchr(name, '/')) {
		rc = executable(name);
		if (rc < 0)
			return fail_errno(err, -rc, "exec: %s", name);
		snprintf(file, sizeof(file), "%s", name);
		goto found;
	}
	for (const char *d = path ? path : "/usr/local/bin:/bin:/usr/bin"; *d;) {
		int len = (int)strcspn(d, ":");

		snprintf(file, sizeof(file), "%.*s/%s", len ? len : 1, len ? d : ".", name);
		rc = executable(file);
		if (rc == 0)
			goto found;
		if (rc == -EACCES)
			seen = rc;
		d += len;
		d += *d == ':';
	}
	return fail_errno(err, -seen, "exec: %s in PATH", name);
found:
	*ret = strdup(file);
	return *ret ? 0 : fail_errno(err, ENOMEM, "exec: %s", name);
}

int process_exec(const struct plan_process *p, const char *file, struct err *err)
{
	execve(file, (char *const *)p->args, (char *const *)p->env);
	return fail_errno(err, errno, "exec: %s", file);
}

int process_oom_score(pid_t pid, const struct plan_process *p, struct err *err)
{
	char path[64], text[16];

	if (!p->has_oom_score)
		return 0;
	snprintf(path, sizeof(path), "/proc/%d/oom_score_adj", pid);
	snprintf(text, sizeof(text), "%d", p->oom_score);
	return write_at(AT_FDCWD, path, text, "oomScoreAdj", err);
}
