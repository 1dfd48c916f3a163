/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: one system call that looks its number up in the initial namespace, or by
 * the global number, while the others use the caller's namespace. */
static siginfo_t queued(void)
{
	return (siginfo_t){ .si_code = SI_QUEUE };
}

static long do_kill(pid_t pid)
{
	return kill(pid, 0);
}

static long do_kill_group(pid_t pid)
{
	return kill(-pid, 0);
}

static long do_tkill(pid_t pid)
{
	return syscall(SYS_tkill, pid, 0);
}

static long do_tgkill(pid_t pid)
{
	return syscall(SYS_tgkill, pid, pid, 0);
}

static long do_sigqueueinfo(pid_t pid)
{
	siginfo_t info = queued();

	return syscall(SYS_rt_sigqueueinfo, pid, 0, &info);
}

static long do_tgsigqueueinfo(pid_t pid)
{
	siginfo_t info = queued();

	return syscall(SYS_rt_tgsigqueueinfo, pid, pid, 0, &info);
}

static long do_pidfd_open(pid_t pid)
{
	int fd = pidfd_open(pid, 0);

	if (fd >= 0)
		close(fd);
	return fd;
}

static long set_owner(int type, pid_t pid)
{
	int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));
	struct f_owner_ex owner = { type, pid };
	long result = type < 0 ? fcntl(fd, F_SETOWN, pid) : fcntl(fd, F_SETOWN_EX, &owner);
	int error = errno;

	close(fd);
	errno = error;
	return result;
}

static long do_setown(pid_t pid)
{
	return set_owner(-1, pid);
}

static long do_setown_group(pid_t pid)
{
	return set_owner(-1, -pid);
}

static long do_setown_thread(pid_t pid)
{
	return set_owner(F_OWNER_TID, pid);
}

static const struct lookup table[] = {
	{ "kill", do_kill, ESRCH },
	{ "kill of a process group", do_kill_group, ESRCH },
	{ "tkill", do_tkill, ESRCH },
	{ "tgkill", do_tgkill, ESRCH },
	{ "rt_sigqueueinfo", do_sigqueueinfo, ESRCH },
	{ "rt_tgsigqueueinfo", do_tgsigqueueinfo, ESRCH },
	{ "pidfd_open", do_pidfd_open, ESRCH },
	{ "F_SETOWN", do_setown, ESRCH },
	{ "F_SETOWN of a process group", do_setown_group, ESRCH },
	{ "F_SETOWN_EX of a thread", do_setown_thread, ESRCH },
};

PROBE(.claim = "No call that signals by process ID finds a process outside the PID namespace",
	.source = "pid_namespaces(7), Nesting PID namespaces", .needs = { "root", "ns.pid" },
	.cell = { .capabilities = "all" }, .sabotage = { .share = NS_PID, .capabilities = "all" },
	.outside = lookup_outside, )
{
	lookup_inside(table, sizeof(table) / sizeof(table[0]));
}
