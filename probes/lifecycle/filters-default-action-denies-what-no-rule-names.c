/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: defaultAction or defaultErrnoRet ignored. */
/* What a static program and the last steps of any runtime need. */
#define NAMES                                                                                      \
	"access arch_prctl brk capget capset chdir clock_gettime clone clone3 close close_range "  \
	"dup dup2 dup3 "                                                                           \
	"epoll_create1 epoll_ctl epoll_pwait eventfd2 execve execveat exit exit_group faccessat2 " \
	"fchdir fchown fcntl fstat fstatfs futex getcwd getdents64 getegid geteuid getgid getpid " \
	"getppid getrandom getrlimit gettid getuid getxattr ioctl kill keyctl lseek madvise "      \
	"mincore mmap "                                                                            \
	"mprotect munmap nanosleep newfstatat open openat openat2 pipe2 poll ppoll pread64 prctl " \
	"prlimit64 pselect6 read "                                                                 \
	"readlink readlinkat rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity "     \
	"sched_yield seccomp set_robust_list set_tid_address setgid setgroups setsid setuid "      \
	"setresuid setresgid setsockopt "                                                          \
	"sigaltstack socket connect sendmsg recvmsg sendto recvfrom stat statfs statx tgkill "     \
	"umask uname unlink unlinkat wait4 write writev"

PROBE(.claim = "A call that no rule names gets a cell's defaultAction with defaultErrnoRet",
	.source = "runtime-spec config-linux.md, Seccomp, defaultAction and defaultErrnoRet",
	.needs = { "root", "seccomp.filter" },
	.cell = { .seccomp = { .default_action = "SCMP_ACT_ERRNO",
			  .default_errno_ret = EOWNERDEAD,
			  .rules = { { NAMES, "SCMP_ACT_ALLOW" } } } },
	.sabotage = { .seccomp = { .default_action = "SCMP_ACT_ERRNO",
			      .default_errno_ret = EXDEV,
			      .rules = { { NAMES, "SCMP_ACT_ALLOW" } } } }, )
{
	EXPECT_ERRNO(syscall(SYS_getpgrp), EOWNERDEAD);
	EXPECT_ERRNO(syscall(SYS_getsid, 0), EOWNERDEAD);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}
