/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an action value that no case of the switch names let through. */
PROBE(
	.claim = "An action value that is none of the documented ones ends the process by SIGSYS",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.kill_process" },
	.sabotage = { .twin = "the values are replaced by SECCOMP_RET_LOG" },
)
{
	static const uint32_t values[] = { 0x00010000, 0x00020000, 0x00040000, 0x00060000,
		0x10000000, 0x7fbf0000, 0x7fc10000, 0x7fef0000, 0x7ff10000, 0x7ffb0000, 0x7ffd0000,
		0x7ffe0000, 0x80010000, 0xfff00000, 0xffff0000, 0xffffffff };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		row("value 0x%x", values[i]);
		pid_t pid = spawn(0);
		if (pid == 0) {
			filter_on(NR_MARK, sabotaged() ? SECCOMP_RET_LOG : values[i]);
			syscall(NR_MARK);
			probe_exit(0);
		}
		EXPECT_SIGNAL(child_wait(pid), SIGSYS);
	}
	row("a known one");
	IN_CHILD(0) {
		filter_on(NR_MARK, SECCOMP_RET_LOG);
		EXPECT_OK(syscall(NR_MARK)); /* control */
	}
}
