/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: no event, the data bits lost, or the call run before the tracer looks. */
PROBE(
	.claim = "SECCOMP_RET_TRACE stops the tracee before the call and tells the tracer the "
		"data bits",
	.source = "seccomp(2), SECCOMP_RET_TRACE; ptrace(2), PTRACE_EVENT_SECCOMP",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	static const uint32_t data[] = { 0, 1, 0x7fff, 0x8000, 0xffff };
	const char *path = strdup(fmt("%s/made", scratch()));

	for (size_t i = 0; i < sizeof(data) / sizeof(data[0]); i++) {
		row("data 0x%x", data[i]);
		rmdir(path);
		pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);
		if (pid == 0) {
			filter_on(SYS_mkdir, sabotaged() ? ALLOW : TRACE(data[i]));
			probe_exit(syscall(SYS_mkdir, path, 0700) == 0 ? 7 : 8);
		}
		unsigned long message = ~0ul;
		if (EXPECT(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP))) {
			MUST(ptrace(PTRACE_GETEVENTMSG, pid, NULL, &message));
			EXPECT_EQ(message, data[i]);
			EXPECT_EQ(trace_regs(pid).orig_rax, SYS_mkdir);
			EXPECT_ERRNO(access(path, F_OK), ENOENT);
			trace_go(PTRACE_CONT, pid);
			EXPECT_EXIT(trace_wait(pid), 7); /* control: then it runs */
			EXPECT_OK(access(path, F_OK));
		}
	}
}
