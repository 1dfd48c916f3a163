/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the chain cut when a process in its middle ends. */
PROBE(
	.claim = "Filters of ended ancestors stay in force for their descendants",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the first generation loads none" },
)
{
	struct gate done = gate_new(), gone = gate_new();
	uint64_t *words = shared_words();

	pid_t pid = spawn(0);
	if (pid == 0) {
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		if (MUST(syscall(SYS_fork)) == 0) {
			filter_on(SYS_getsid, DENY(EMLINK));
			if (MUST(syscall(SYS_fork)) == 0) {
				gate_wait(&gone);
				words[0] = syscall(NR_MARK) == -1 ? (uint64_t)errno : 0;
				words[1] = syscall(SYS_getsid, 0) == -1 ? (uint64_t)errno : 0;
				gate_post(&done);
				probe_exit(0);
			}
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	gate_post(&gone);
	gate_wait(&done);
	row("the first generation's");
	EXPECT_EQ(words[0], EXDEV);
	row("the second generation's");
	EXPECT_EQ(words[1], EMLINK); /* control */
}
