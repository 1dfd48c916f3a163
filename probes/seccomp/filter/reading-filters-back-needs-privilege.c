/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bug it catches: a confined or unprivileged tracer that reads the filters of another. */
static void attempt(bool drop, bool confine)
{
	pid_t pid = traced_spawn(0);

	if (pid == 0) {
		filter_add(PROGRAM(RETURN(ALLOW)));
		raise(SIGSTOP);
		probe_exit(0);
	}
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	if (ptrace(PTRACE_SECCOMP_GET_FILTER, pid, NULL, NULL) < 0 &&
		(errno == EIO || errno == EINVAL))
		skip(SKIP_KERNEL, "PTRACE_SECCOMP_GET_FILTER: %s", strerrorname_np(errno));
	if (drop && !sabotaged())
		drop_cap(CAP_SYS_ADMIN);
	if (confine && !sabotaged())
		filter_add(PROGRAM(RETURN(ALLOW)));
	if (drop || confine)
		EXPECT_ERRNO(ptrace(PTRACE_SECCOMP_GET_FILTER, pid, NULL, NULL), EACCES);
	else
		EXPECT_EQ(ptrace(PTRACE_SECCOMP_GET_FILTER, pid, NULL, NULL), 1); /* control */
	kill(pid, SIGKILL);
	trace_wait(pid);
}

PROBE(
	.claim = "PTRACE_SECCOMP_GET_FILTER needs CAP_SYS_ADMIN and a tracer without a filter: "
		"EACCES",
	.source = "ptrace(2), PTRACE_SECCOMP_GET_FILTER",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.sabotage = { .twin = "the tracer stays privileged and unconfined" },
)
{
	IN_CHILD(0) {
		row("privileged and unconfined");
		attempt(false, false);
	}
	IN_CHILD(0) {
		row("without CAP_SYS_ADMIN");
		attempt(true, false);
	}
	IN_CHILD(0) {
		row("under a filter itself");
		attempt(false, true);
	}
}
