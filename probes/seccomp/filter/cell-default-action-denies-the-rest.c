/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: numbers that no rule names let through. */
PROBE(
	.claim = "A cell's default action answers for every call that no rule names",
	.source = "runtime-spec config-linux.md, Seccomp, defaultAction and defaultErrnoRet",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ERRNO",
			.default_errno_ret = EXDEV,
			.rules = {
				{
					"read write close exit exit_group openat mmap munmap "
						"mprotect brk execve execveat arch_prctl "
						"set_tid_address set_robust_list rseq prlimit64 "
						"readlinkat readlink getrandom fstat newfstatat "
						"futex prctl fcntl uname clock_gettime "
						"rt_sigaction rt_sigprocmask rt_sigreturn lseek "
						"poll ppoll",
					"SCMP_ACT_ALLOW",
				},
				{
					"sched_yield gettid nanosleep epoll_ctl epoll_pwait "
						"tgkill sigaltstack capget capset setresuid "
						"setresgid setuid setgid setgroups chdir getcwd "
						"getpid getppid fchdir dup3 clone clone3 mount "
						"statfs fstatfs access faccessat faccessat2 "
						"getdents64 socket connect sendto recvfrom "
						"sendmsg recvmsg close_range writev madvise",
					"SCMP_ACT_ALLOW",
				},
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	row("a real call");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	row("another real call");
	EXPECT_ERRNO(syscall(SYS_getsid, 0), EXDEV);
	row("an allowed one");
	EXPECT_OK(syscall(SYS_sched_yield)); /* control */
}
