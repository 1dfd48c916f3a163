/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/perf_event.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <time.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: one of these calls looks its number up in the initial namespace. */
static long do_getpgid(pid_t pid)
{
	return getpgid(pid);
}

static long do_getsid(pid_t pid)
{
	return getsid(pid);
}

static long do_attach(pid_t pid)
{
	return ptrace(PTRACE_ATTACH, pid, 0, 0);
}

static long do_seize(pid_t pid)
{
	return ptrace(PTRACE_SEIZE, pid, 0, 0);
}

static long do_vm_readv(pid_t pid)
{
	char byte;
	struct iovec to = { &byte, 1 }, from = { (void *)(uintptr_t)do_vm_readv, 1 };

	return process_vm_readv(pid, &to, 1, &from, 1, 0);
}

static long do_vm_writev(pid_t pid)
{
	static char target;
	char byte = 0;
	struct iovec from = { &byte, 1 }, to = { &target, 1 };

	return process_vm_writev(pid, &from, 1, &to, 1, 0);
}

static long do_robust_list(pid_t pid)
{
	void *head;
	size_t length;

	return syscall(SYS_get_robust_list, pid, &head, &length);
}

static long do_kcmp(pid_t pid)
{
	return syscall(SYS_kcmp, getpid(), pid, 2 /* KCMP_FILES */, 0, 0);
}

static long do_move_pages(pid_t pid)
{
	return syscall(SYS_move_pages, pid, 0, NULL, NULL, NULL, 0);
}

static long do_migrate_pages(pid_t pid)
{
	unsigned long nodes = 1;

	return syscall(SYS_migrate_pages, pid, 2, &nodes, &nodes);
}

static long do_capget(pid_t pid)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, pid };
	struct __user_cap_data_struct data[2];

	return syscall(SYS_capget, &head, data);
}

static long do_cpu_clock(pid_t pid)
{
	struct timespec ts;

	return clock_gettime((clockid_t)(~(unsigned int)pid << 3 | 2), &ts);
}

static long do_perf(pid_t pid)
{
	struct perf_event_attr attr = { .type = PERF_TYPE_SOFTWARE,
		.size = sizeof(attr),
		.config = PERF_COUNT_SW_TASK_CLOCK,
		.exclude_kernel = 1,
		.disabled = 1 };
	long fd = syscall(SYS_perf_event_open, &attr, pid, -1, -1, PERF_FLAG_FD_CLOEXEC);

	if (fd >= 0)
		close((int)fd);
	return fd;
}

static long do_futex_pi(pid_t pid)
{
	static uint32_t word;
	struct timespec past = { 0 };

	word = (uint32_t)pid;
	return syscall(SYS_futex, &word, FUTEX_LOCK_PI, 0, &past, NULL, 0);
}

static long do_waitid(pid_t pid)
{
	siginfo_t info;

	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG);
}

static long do_waitid_group(pid_t pid)
{
	siginfo_t info;

	return waitid(P_PGID, (id_t)pid, &info, WEXITED | WNOHANG);
}

static const struct lookup table[] = {
	{ "getpgid", do_getpgid, ESRCH },
	{ "getsid", do_getsid, ESRCH },
	{ "PTRACE_ATTACH", do_attach, ESRCH },
	{ "PTRACE_SEIZE", do_seize, ESRCH },
	{ "process_vm_readv", do_vm_readv, ESRCH },
	{ "process_vm_writev", do_vm_writev, ESRCH },
	{ "get_robust_list", do_robust_list, ESRCH },
	{ "kcmp", do_kcmp, ESRCH },
	{ "move_pages", do_move_pages, ESRCH },
	{ "migrate_pages", do_migrate_pages, ESRCH },
	{ "capget", do_capget, ESRCH },
	{ "clock_gettime of a process", do_cpu_clock, EINVAL },
	{ "perf_event_open", do_perf, ESRCH },
	{ "FUTEX_LOCK_PI", do_futex_pi, ESRCH },
	{ "waitid", do_waitid, ECHILD },
	{ "waitid of a process group", do_waitid_group, ECHILD },
};

PROBE(.claim = "No call that inspects, traces or waits for a process finds one outside the "
	       "namespace",
	.source = "pid_namespaces(7), Nesting PID namespaces", .needs = { "root", "ns.pid" },
	.cell = { .capabilities = "all" }, .sabotage = { .share = NS_PID, .capabilities = "all" },
	.outside = lookup_outside, )
{
	lookup_inside(table, sizeof(table) / sizeof(table[0]));
}
