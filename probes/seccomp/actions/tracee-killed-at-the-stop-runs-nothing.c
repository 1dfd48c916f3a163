/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the call run on the way to the grave, with what the tracer left of it. */
PROBE(
	.claim = "A tracee killed at PTRACE_EVENT_SECCOMP does not run the call",
	.source = "ptrace(2), PTRACE_EVENT_SECCOMP; kernel kernel/seccomp.c, fatal_signal_pending",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the tracee is killed after it was continued" },
)
{
	const char *path = strdup(fmt("%s/made", scratch()));
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(SYS_mkdir, TRACE(0));
		syscall(SYS_mkdir, path, 0700);
		raise(SIGSTOP);
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	EXPECT_ERRNO(access(path, F_OK), ENOENT); /* control */
	if (sabotaged()) {
		trace_go(PTRACE_CONT, pid);
		trace_wait(pid);
	}
	MUST(kill(pid, SIGKILL));
	EXPECT_SIGNAL(trace_wait(pid), SIGKILL);
	EXPECT_ERRNO(access(path, F_OK), ENOENT);
}
