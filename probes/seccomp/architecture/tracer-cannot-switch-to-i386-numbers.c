/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the arch of the second evaluation not that of the entry. */
PROBE(
	.claim = "A number changed by a tracer at int 0x80 is filtered and run as one of i386",
	.source = "seccomp(2), SECCOMP_RET_TRACE; ptrace(2)",
	.needs = { "seccomp.trace", "ia32" },
	.sabotage = { .twin = "the filter denies the number for x86-64" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_add(PROGRAM(LOAD_ARCH,
			IF_EQ(sabotaged() ? AUDIT_ARCH_X86_64 : AUDIT_ARCH_I386, 0, 3), LOAD_NR,
			IF_EQ(I386_GETPGRP, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
		filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_I386, 0, 3), LOAD_NR,
			IF_EQ(I386_GETPID, 0, 1), RETURN(TRACE(0)), RETURN(ALLOW)));
		EXPECT_ERRNO(int80(I386_GETPID, 0, 0, 0), EXDEV);
		probe_exit(0);
	}
	EXPECT(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP)); /* control */
	struct user_regs_struct regs = trace_regs(pid);
	regs.orig_rax = I386_GETPGRP;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
