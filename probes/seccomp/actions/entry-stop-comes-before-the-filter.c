/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the filters run before the system-call stop, whose changes then escape. */
PROBE(
	.claim = "A number set by a tracer at the system-call-entry stop is what the filters see",
	.source = "ptrace(2), PTRACE_EVENT_SECCOMP stops (Linux 4.8 and later)",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the tracer changes nothing" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESYSGOOD);

	if (pid == 0) {
		filter_on(SYS_getsid, DENY(EXDEV));
		EXPECT_ERRNO(syscall(SYS_getsid, 0), EXDEV); /* control */
		raise(SIGSTOP);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		probe_exit(0);
	}
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	for (;;) {
		trace_go(PTRACE_SYSCALL, pid);
		int status = trace_wait(pid);
		if (!WIFSTOPPED(status)) {
			EXPECT_EXIT(status, 0);
			return;
		}
		struct user_regs_struct regs = trace_regs(pid);
		if (WSTOPSIG(status) == (SIGTRAP | 0x80) && regs.orig_rax == NR_MARK &&
			!sabotaged()) {
			regs.orig_rax = SYS_getsid;
			trace_set_regs(pid, regs);
		}
	}
}
