/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: TRACE without a tracer that runs the call. */
PROBE(
	.claim = "SECCOMP_RET_TRACE without a tracer fails with ENOSYS and does not run the call",
	.source = "seccomp(2), SECCOMP_RET_TRACE",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	IN_CHILD(0) {
		row("no tracer");
		filter_on(NR_MARK, sabotaged() ? ALLOW : TRACE(7));
		EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
	row("a tracer without PTRACE_O_TRACESECCOMP");
	pid_t pid = traced_spawn(0);
	if (pid == 0) {
		filter_on(NR_MARK, sabotaged() ? ALLOW : TRACE(7));
		EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
		probe_exit(0);
	}
	EXPECT_EXIT(trace_wait(pid), 0);
}
