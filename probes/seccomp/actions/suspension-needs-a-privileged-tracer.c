/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bugs it catches: PTRACE_O_SUSPEND_SECCOMP open to the unprivileged or to the confined. */
static void attempt(const char *name, bool drop, bool confine)
{
	row("%s", name);
	IN_CHILD(0) {
		pid_t pid = traced_spawn(0);
		if (pid == 0) {
			filter_on(NR_MARK, DENY(EXDEV));
			raise(SIGSTOP);
			probe_exit(syscall(NR_MARK) < 0 && errno == EXDEV ? 7 : 8);
		}
		MUST_BE(WIFSTOPPED(trace_wait(pid)));
		if (drop && !sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		if (confine && !sabotaged())
			filter_add(PROGRAM(RETURN(ALLOW)));
		long result = ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_SUSPEND_SECCOMP);
		if (result < 0 && errno == EINVAL)
			skip(SKIP_KERNEL, "PTRACE_O_SUSPEND_SECCOMP: EINVAL");
		if (drop || confine)
			EXPECT(result < 0 && errno == EPERM);
		else
			EXPECT_EQ(result, 0); /* control */
		trace_go(PTRACE_CONT, pid);
		EXPECT_EXIT(trace_wait(pid), drop || confine ? 7 : 8);
	}
}

PROBE(
	.claim = "PTRACE_O_SUSPEND_SECCOMP is EPERM without CAP_SYS_ADMIN or under a filter",
	.source = "ptrace(2), PTRACE_O_SUSPEND_SECCOMP",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.sabotage = { .twin = "the tracer stays privileged and unconfined" },
)
{
	attempt("privileged and unconfined", false, false);
	attempt("without CAP_SYS_ADMIN", true, false);
	attempt("under a filter", false, true);
}
