/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <linux/kcmp.h>
#include <sys/pidfd.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/uio.h>

#include "_user.h"

/* Kernel bug it catches: capability in the tracer's user namespace taken for one in the target's. */
enum {
	SEIZE,
	READV,
	GETFD,
	KCMP,
	PRLIMIT,
	AFFINITY,
	SCHEDULER,
	PRIORITY,
	MEM,
	ENVIRON,
	EXE,
	ALL_CALLS
};

static long call(int i, pid_t pid, int pidfd)
{
	char byte;
	struct iovec iov = { &byte, 1 };
	struct rlimit limit = { 0 };
	cpu_set_t set;
	struct sched_param param = { 0 };

	CPU_ZERO(&set);
	CPU_SET(0, &set);
	switch (i) {
	case SEIZE:
		return ptrace(PTRACE_SEIZE, pid, NULL, NULL);
	case READV:
		return process_vm_readv(pid, &iov, 1, &(struct iovec){ (void *)&param, 1 }, 1, 0);
	case GETFD:
		return pidfd_getfd(pidfd, 0, 0);
	case KCMP:
		return syscall(SYS_kcmp, pid, getpid(), KCMP_VM, 0, 0);
	case PRLIMIT:
		return prlimit(pid, RLIMIT_CORE, NULL, &limit);
	case AFFINITY:
		return sched_setaffinity(pid, sizeof(set), &set);
	case SCHEDULER:
		return sched_setscheduler(pid, SCHED_BATCH, &param);
	case PRIORITY:
		return setpriority(PRIO_PROCESS, (id_t)pid, 19);
	case MEM:
		return open(fmt("/proc/%d/mem", pid), O_RDWR | O_CLOEXEC);
	case ENVIRON:
		return open(fmt("/proc/%d/environ", pid), O_RDONLY | O_CLOEXEC);
	default:
		return readlink(fmt("/proc/%d/exe", pid), &byte, 1);
	}
}

PROBE(
	.claim = "All capabilities in a user namespace give no hold on a process of its parent",
	.source = "ptrace(2), Ptrace access mode checking; user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the target lives in the same user namespace" },
)
{
	static const struct {
		const char *name;
		int error;
	} calls[ALL_CALLS] = { { "PTRACE_SEIZE", EPERM }, { "process_vm_readv", EPERM },
		{ "pidfd_getfd", EPERM }, { "kcmp", EPERM }, { "prlimit", EPERM },
		{ "sched_setaffinity", EPERM }, { "sched_setscheduler", EPERM },
		{ "setpriority", EPERM }, { "/proc/PID/mem", EACCES },
		{ "/proc/PID/environ", EACCES }, { "/proc/PID/exe", EACCES } };

	/* The target is the host's root: another user than the namespace's. */
	pid_t target = spawn(0);
	if (target == 0)
		for (;;)
			pause();
	int pidfd = MUST(pidfd_open(target, 0));
	for (int i = 0; i < ALL_CALLS; i++) {
		IN_USERNS(0, CELL_MAP, CELL_MAP) {
			become_inner_root();
			MUST_BE(have_cap(CAP_SYS_PTRACE) && have_cap(CAP_SYS_NICE));
			row("%s", calls[i].name);
			pid_t own = sabotaged() ? spawn(0) : 0;
			if (sabotaged() && own == 0)
				for (;;)
					pause();
			int fd = sabotaged() ? MUST(pidfd_open(own, 0)) : pidfd;
			EXPECT_ERRNO(call(i, sabotaged() ? own : target, fd), calls[i].error);
			if (own)
				let_go(own);
		}
	}
	EXPECT_OK(call(KCMP, target, pidfd)); /* control */
	let_go(target);
}
