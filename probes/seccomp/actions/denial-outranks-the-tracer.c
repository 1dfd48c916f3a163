/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the tracer asked about a call that another filter denies. */
PROBE(
	.claim = "A tracer is not told of a call that a stricter filter denies",
	.source = "seccomp(2), SECCOMP_RET_TRACE",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the other filter says SECCOMP_RET_LOG" },
)
{
	for (int order = 0; order < 2; order++) {
		row(order ? "denied first" : "traced first");
		pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);
		if (pid == 0) {
			uint32_t deny = sabotaged() ? SECCOMP_RET_LOG : DENY(EXDEV);
			filter_on(NR_MARK, order ? deny : TRACE(0));
			filter_on(NR_MARK, order ? TRACE(0) : deny);
			EXPECT_OK(syscall(SYS_getpid)); /* control */
			probe_exit(syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8);
		}
		int status = trace_wait(pid);
		EXPECT_EXIT(status, 7);
		if (WIFSTOPPED(status)) {
			trace_go(PTRACE_CONT, pid);
			trace_wait(pid);
		}
	}
}
