/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: filters that stay suspended after the detach. */
PROBE(
	.claim = "Filters suspended by a tracer are in force again after PTRACE_DETACH",
	.source = "ptrace(2), PTRACE_O_SUSPEND_SECCOMP",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.sabotage = { .twin = "the tracer does not detach" },
)
{
	struct gate detached = gate_new();
	pid_t pid = traced_spawn(0);

	if (pid == 0) {
		filter_on(NR_MARK, DENY(EXDEV));
		raise(SIGSTOP);
		EXPECT_OK(syscall(NR_MARK)); /* control: suspended */
		raise(SIGSTOP);
		gate_wait(&detached);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		probe_exit(0);
	}
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	if (ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_EXITKILL | PTRACE_O_SUSPEND_SECCOMP) < 0)
		skip(SKIP_KERNEL, "PTRACE_O_SUSPEND_SECCOMP: %s", strerrorname_np(errno));
	trace_go(PTRACE_CONT, pid);
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	trace_go(sabotaged() ? PTRACE_CONT : PTRACE_DETACH, pid);
	gate_post(&detached);
	EXPECT_EXIT(trace_wait(pid), 0);
}
