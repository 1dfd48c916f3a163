/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/kcmp.h>
#include <sys/pidfd.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

#include "four.h"

/* Kernel bugs it catches: one way to look into a process that asks for CAP_SYS_PTRACE in the caller's
 * user namespace, so that root of any child reads its creator's other users. */
static char word; /* at this address in the target too: it is a fork */

static int by_seize(void)
{
	return (int)ptrace(PTRACE_SEIZE, four_target(), 0, 0);
}

static int by_vm_readv(void)
{
	char byte;
	struct iovec here = { &byte, 1 }, there = { &word, 1 };

	return process_vm_readv(four_target(), &here, 1, &there, 1, 0) < 0 ? -1 : 0;
}

static int by_getfd(void)
{
	int fd = MUST(pidfd_open(four_target(), 0));

	return pidfd_getfd(fd, 2, 0) < 0 ? -1 : 0;
}

static int by_kcmp(void)
{
	return syscall(SYS_kcmp, getpid(), four_target(), KCMP_FS, 0, 0) < 0 ? -1 : 0;
}

static int by_file(const char *name)
{
	return open(fmt("/proc/%d/%s", four_target(), name), O_RDONLY | O_CLOEXEC) < 0 ? -1 : 0;
}

static int by_namespace(void)
{
	return by_file("ns/user");
}

static int by_root(void)
{
	return by_file("root/.");
}

static int by_link(void)
{
	char path[64];

	return readlink(fmt("/proc/%d/cwd", four_target()), path, sizeof(path)) < 0 ? -1 : 0;
}

PROBE(.claim = "Another user's process is looked into with CAP_SYS_PTRACE in its user namespace or "
	       "above",
	.source = "ptrace(2), Ptrace access mode checking; user_namespaces(7), Capabilities",
	.needs = { "root", "userns" }, .sabotage = FOUR_TWIN, )
{
	static const struct four_op ops[] = {
		{ "PTRACE_SEIZE", by_seize, CAP_SYS_PTRACE, EPERM },
		{ "process_vm_readv", by_vm_readv, CAP_SYS_PTRACE, EPERM },
		{ "pidfd_getfd", by_getfd, CAP_SYS_PTRACE, EPERM },
		{ "kcmp", by_kcmp, CAP_SYS_PTRACE, EPERM },
		{ "ns/user", by_namespace, CAP_SYS_PTRACE, EACCES },
		{ "root", by_root, CAP_SYS_PTRACE, EACCES },
		{ "cwd", by_link, CAP_SYS_PTRACE, EACCES },
	};

	four_cases(
		&(struct four){ .target = 5, .ops = ops, .count = sizeof(ops) / sizeof(ops[0]) });
}
