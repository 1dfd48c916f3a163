/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>

#include "filter.h"

/* Kernel bugs it catches: the counter not incremented, or not handed on by fork. */
PROBE(
	.claim = "Seccomp and Seccomp_filters in /proc/PID/status show the mode and count the "
		"filters",
	.source = "proc(5), /proc/pid/status; seccomp(2), NOTES",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "only every other filter is loaded" },
)
{
	if (!status_field(0, "Seccomp_filters"))
		skip(SKIP_KERNEL, "/proc/self/status has no Seccomp_filters");
	IN_CHILD(0) {
		int before = atoi(status_field(0, "Seccomp_filters"));
		row("without a filter of its own");
		EXPECT_STR(status_field(0, "Seccomp"), before ? "2" : "0");
		for (int i = 1; i <= 5; i++) {
			if (i % 2 || !sabotaged())
				filter_on(NR_MARK, DENY(EXDEV));
			row("after %d", i);
			EXPECT_STR(status_field(0, "Seccomp"), "2");
			EXPECT_EQ(atoi(status_field(0, "Seccomp_filters")) - before, i);
		}
		row("in a child");
		IN_CHILD(0)
		EXPECT_EQ(atoi(status_field(0, "Seccomp_filters")) - before, 5);
		row("of a child, seen by its parent");
		struct gate added = gate_new(), seen = gate_new();
		pid_t pid = spawn(0);
		if (pid == 0) {
			filter_on(NR_MARK, DENY(EXDEV));
			gate_post(&added);
			gate_wait(&seen);
			probe_exit(0);
		}
		gate_wait(&added);
		EXPECT_EQ(atoi(status_field(pid, "Seccomp_filters")) - before, 6);
		EXPECT_EQ(atoi(status_field(0, "Seccomp_filters")) - before, 5);
		gate_post(&seen);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
