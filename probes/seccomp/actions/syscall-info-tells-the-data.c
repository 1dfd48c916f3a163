/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: PTRACE_GET_SYSCALL_INFO at a seccomp stop without the filter's data. */
PROBE(
	.claim = "PTRACE_GET_SYSCALL_INFO at a seccomp stop tells call, arguments, ABI and data "
		"bits",
	.source = "ptrace(2), PTRACE_GET_SYSCALL_INFO",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the child makes the call with other arguments" },
)
{
	struct {
		uint8_t op, pad[3];
		uint32_t arch;
		uint64_t ip, sp, nr, args[6];
		uint32_t ret_data, reserved;
	} info = { 0 };
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(NR_MARK, TRACE(0x1234));
		syscall(NR_MARK, sabotaged() ? 9l : 1l, 2l, 3l, 4l, 5l, 1l << 40);
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	MUST(ptrace(0x420e /* PTRACE_GET_SYSCALL_INFO */, pid, sizeof(info), &info));
	EXPECT_EQ(info.op, 3); /* PTRACE_SYSCALL_INFO_SECCOMP */
	EXPECT_EQ(info.arch, AUDIT_ARCH_X86_64);
	EXPECT_EQ(info.nr, NR_MARK);
	EXPECT_EQ(info.args[0], 1);
	EXPECT_EQ(info.args[4], 5);
	EXPECT_EQ(info.args[5], 1ll << 40);
	EXPECT_EQ(info.ret_data, 0x1234);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
