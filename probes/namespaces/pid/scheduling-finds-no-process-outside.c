/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: one of these calls looks its number up in the initial namespace. */
#define IOPRIO_PROCESS 1
#define IOPRIO_GROUP   2

static long do_getpriority(pid_t pid)
{
	return syscall(SYS_getpriority, PRIO_PROCESS, pid);
}

static long do_getpriority_group(pid_t pid)
{
	return syscall(SYS_getpriority, PRIO_PGRP, pid);
}

static long do_setpriority(pid_t pid)
{
	return setpriority(PRIO_PROCESS, (id_t)pid, 3);
}

static long do_setpriority_group(pid_t pid)
{
	return setpriority(PRIO_PGRP, (id_t)pid, 3);
}

static long do_getscheduler(pid_t pid)
{
	return syscall(SYS_sched_getscheduler, pid);
}

static long do_setscheduler(pid_t pid)
{
	struct sched_param param = { 0 };

	return syscall(SYS_sched_setscheduler, pid, SCHED_BATCH, &param);
}

static long do_getparam(pid_t pid)
{
	struct sched_param param;

	return syscall(SYS_sched_getparam, pid, &param);
}

static long do_setparam(pid_t pid)
{
	struct sched_param param = { 0 };

	return syscall(SYS_sched_setparam, pid, &param);
}

static long do_getattr(pid_t pid)
{
	uint32_t attr[14];

	return syscall(SYS_sched_getattr, pid, attr, sizeof(attr), 0);
}

static long do_setattr(pid_t pid)
{
	uint32_t attr[12] = { sizeof(attr) };

	return syscall(SYS_sched_setattr, pid, attr, 0);
}

static long do_getaffinity(pid_t pid)
{
	cpu_set_t set;

	return sched_getaffinity(pid, sizeof(set), &set);
}

static long do_setaffinity(pid_t pid)
{
	cpu_set_t set;

	MUST(sched_getaffinity(0, sizeof(set), &set));
	return sched_setaffinity(pid, sizeof(set), &set);
}

static long do_rr_interval(pid_t pid)
{
	struct timespec ts;

	return sched_rr_get_interval(pid, &ts);
}

static long do_ioprio_get(pid_t pid)
{
	return syscall(SYS_ioprio_get, IOPRIO_PROCESS, pid);
}

static long do_ioprio_get_group(pid_t pid)
{
	return syscall(SYS_ioprio_get, IOPRIO_GROUP, pid);
}

static long do_ioprio_set(pid_t pid)
{
	return syscall(SYS_ioprio_set, IOPRIO_PROCESS, pid, 2 << 13 | 4);
}

static long do_prlimit(pid_t pid)
{
	struct rlimit limit;

	return prlimit(pid, RLIMIT_CORE, NULL, &limit);
}

static const struct lookup table[] = {
	{ "getpriority", do_getpriority, ESRCH },
	{ "getpriority of a process group", do_getpriority_group, ESRCH },
	{ "setpriority", do_setpriority, ESRCH },
	{ "setpriority of a process group", do_setpriority_group, ESRCH },
	{ "sched_getscheduler", do_getscheduler, ESRCH },
	{ "sched_setscheduler", do_setscheduler, ESRCH },
	{ "sched_getparam", do_getparam, ESRCH },
	{ "sched_setparam", do_setparam, ESRCH },
	{ "sched_getattr", do_getattr, ESRCH },
	{ "sched_setattr", do_setattr, ESRCH },
	{ "sched_getaffinity", do_getaffinity, ESRCH },
	{ "sched_setaffinity", do_setaffinity, ESRCH },
	{ "sched_rr_get_interval", do_rr_interval, ESRCH },
	{ "ioprio_get", do_ioprio_get, ESRCH },
	{ "ioprio_get of a process group", do_ioprio_get_group, ESRCH },
	{ "ioprio_set", do_ioprio_set, ESRCH },
	{ "prlimit", do_prlimit, ESRCH },
};

PROBE(.claim = "No call that reads or sets scheduling or limits finds a process outside the "
	       "namespace",
	.source = "pid_namespaces(7), Nesting PID namespaces", .needs = { "root", "ns.pid" },
	.cell = { .capabilities = "all" }, .sabotage = { .share = NS_PID, .capabilities = "all" },
	.outside = lookup_outside, )
{
	lookup_inside(table, sizeof(table) / sizeof(table[0]));
}
