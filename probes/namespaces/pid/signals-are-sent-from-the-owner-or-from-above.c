/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "four.h"

/* Kernel bugs it catches: one of the calls that asks for CAP_KILL in the caller's user namespace, so
 * that root of any child signals its creator's other users; or in the initial one. */
static int by_kill(void)
{
	return kill(four_target(), 0);
}

static int by_tgkill(void)
{
	return (int)syscall(SYS_tgkill, four_target(), four_target(), 0);
}

static int by_tkill(void)
{
	return (int)syscall(SYS_tkill, four_target(), 0);
}

static int by_sigqueue(void)
{
	return sigqueue(four_target(), 0, (union sigval){ .sival_int = 0 });
}

static int by_thread_sigqueue(void)
{
	siginfo_t info = { .si_code = SI_QUEUE };

	return (int)syscall(SYS_rt_tgsigqueueinfo, four_target(), four_target(), 0, &info);
}

static int by_pidfd(void)
{
	int fd = MUST(pidfd_open(four_target(), 0));

	return pidfd_send_signal(fd, 0, NULL, 0);
}

PROBE(.claim = "Another user's process is signalled with CAP_KILL in its user namespace or one "
	       "above it",
	.source = "kill(2), DESCRIPTION; user_namespaces(7), Capabilities",
	.needs = { "root", "userns" }, .sabotage = FOUR_TWIN, )
{
	static const struct four_op ops[] = {
		{ "kill", by_kill, CAP_KILL, EPERM },
		{ "tgkill", by_tgkill, CAP_KILL, EPERM },
		{ "tkill", by_tkill, CAP_KILL, EPERM },
		{ "rt_sigqueueinfo", by_sigqueue, CAP_KILL, EPERM },
		{ "rt_tgsigqueueinfo", by_thread_sigqueue, CAP_KILL, EPERM },
		{ "pidfd_send_signal", by_pidfd, CAP_KILL, EPERM },
	};

	four_cases(
		&(struct four){ .target = 5, .ops = ops, .count = sizeof(ops) / sizeof(ops[0]) });
}
