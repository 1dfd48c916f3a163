/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: a division by zero that oopses, or that lets the call run. */
PROBE(
	.claim = "A filter that divides by an X of zero ends with 0, which is "
		"SECCOMP_RET_KILL_THREAD",
	.source = "kernel Documentation/networking/filter.rst, Structure; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "X is one" },
)
{
	for (uint32_t x = 0; x < 2; x++) {
		row(x ? "by one" : "by zero");
		pid_t pid = spawn(0);
		if (pid == 0) {
			MARK_PROGRAM(BPF_STMT(BPF_LDX | BPF_IMM, sabotaged() ? 1 : x), LOAD_LOW(0),
				BPF_STMT(BPF_ALU | BPF_DIV | BPF_X, 0), RETURN(ALLOW));
			syscall(NR_MARK, 8);
			probe_exit(7);
		}
		int status = child_wait(pid);
		if (x)
			EXPECT_EXIT(status, 7); /* control */
		else
			EXPECT_SIGNAL(status, SIGSYS);
	}
}
