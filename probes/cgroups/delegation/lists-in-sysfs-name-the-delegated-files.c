/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a file lost from, or added to, what is to be given away. */
PROBE(
	.claim = "/sys/kernel/cgroup/delegate names cgroup.procs, cgroup.threads and cgroup.subtree_control",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2", "file.sys/kernel/cgroup/delegate" },
	.sabotage = { .twin = "the list of features is read instead" },
)
{
	const char *text =
		file_text(sabotaged() ? "/sys/kernel/cgroup/features" : "/sys/kernel/cgroup/delegate");

	row("cgroup.procs");
	EXPECT(has_word(text, "cgroup.procs"));
	row("cgroup.threads");
	EXPECT(has_word(text, "cgroup.threads"));
	row("cgroup.subtree_control");
	EXPECT(has_word(text, "cgroup.subtree_control"));
	row("no switch of the owner");
	EXPECT(!has_word(text, "cgroup.freeze") && !has_word(text, "cgroup.kill") &&
		!has_word(text, "pids.max") && !has_word(text, "memory.max"));
	row("features");
	EXPECT(has_word(file_text("/sys/kernel/cgroup/features"), "nsdelegate")); /* control */
}
