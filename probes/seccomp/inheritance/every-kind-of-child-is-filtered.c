/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <spawn.h>
#include <sys/mman.h>

#include "filter.h"

/* Kernel bug it catches: the filter not copied on one of the ways to make a process. */
static char stack[16384] __attribute__((aligned(16)));

static int body(void *unused)
{
	(void)unused;
	errno = 0;
	probe_exit(syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8);
}

static pid_t by_fork(void)
{
	return (pid_t)syscall(SYS_fork);
}

static pid_t by_clone(unsigned long flags)
{
	return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

PROBE(
	.claim = "A child made by fork, vfork, clone or clone3 is under its parent's filter",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; seccomp_filter.rst, Usage",
	.needs = { "root", "seccomp.filter", "syscall.clone3" },
	.sabotage = { .twin = "the filter allows the call" },
)
{
	static const char *const names[] = { "fork", "clone", "clone with shared files and fs",
		"clone3", "clone3 with new namespaces", "clone3 with CLONE_CLEAR_SIGHAND",
		"clone3 with CLONE_PIDFD", "clone with shared memory", "vfork" };
	int pidfd = -1;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		row("%s", names[i]);
		IN_CHILD(0) {
			pid_t pid = -1;
			filter_on(NR_MARK, sabotaged() ? ALLOW : DENY(EXDEV));
			struct clone_args args = { .exit_signal = SIGCHLD,
				.pidfd = (uintptr_t)&pidfd };
			if (i == 0)
				pid = MUST(by_fork());
			else if (i < 3)
				pid = MUST(by_clone(i == 1 ? 0 : CLONE_FILES | CLONE_FS));
			else if (i < 7) {
				args.flags = i == 4 ? CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS |
							      CLONE_NEWIPC
					     : i == 5 ? CLONE_CLEAR_SIGHAND
					     : i == 6 ? CLONE_PIDFD
						      : 0;
				pid = (pid_t)MUST(syscall(SYS_clone3, &args, sizeof(args)));
			} else {
				pid = MUST(clone(body, stack + sizeof(stack),
					CLONE_VM | (i == 8 ? CLONE_VFORK : 0) | SIGCHLD, NULL));
			}
			if (pid == 0)
				body(NULL);
			EXPECT_EXIT(child_wait(pid), 7);
		}
	}
}
