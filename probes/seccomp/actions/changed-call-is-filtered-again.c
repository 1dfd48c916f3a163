/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: no second run of the filters, so that a tracer escapes them. */
PROBE(
	.claim = "A number that a tracer sets at PTRACE_EVENT_SECCOMP is put to the filters again",
	.source = "seccomp(2), SECCOMP_RET_TRACE; seccomp_filter.rst, Return values",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the other call is not denied" },
)
{
	const char *path = strdup(fmt("%s/made", scratch()));
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(SYS_mkdir, sabotaged() ? ALLOW : DENY(EXDEV));
		filter_on(SYS_chdir, TRACE(0));
		EXPECT_ERRNO(syscall(SYS_chdir, path, 0700), EXDEV);
		EXPECT_ERRNO(access(path, F_OK), ENOENT);
		EXPECT_OK(mkdirat(AT_FDCWD, path, 0700)); /* control */
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	regs.orig_rax = SYS_mkdir;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
