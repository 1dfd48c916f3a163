/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a domain controller listed or enabled inside a threaded subtree. */
PROBE(
	.claim = "Below a threaded domain only threaded controllers can be had; another one is ENOENT",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2.memory", "cgroup2.pids" },
	.sabotage = { .twin = "the child group stays a domain" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	if (!sabotaged())
		MUST(cg_write(low, "cgroup.type", "threaded"));
	else
		MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	row("the list of the threaded group");
	EXPECT(has_word(cg_read(low, "cgroup.controllers"), "pids")); /* control */
	EXPECT(!has_word(cg_read(low, "cgroup.controllers"), "memory"));
	row("enabling a domain controller in it");
	EXPECT_ERRNO(cg_write(low, "cgroup.subtree_control", "+memory"), ENOENT);
	row("enabling a threaded one");
	EXPECT_OK(cg_write(low, "cgroup.subtree_control", "+pids"));
	row("its files");
	EXPECT_EQ(access(fmt("%s/memory.max", low), F_OK), -1);
	EXPECT_EQ(access(fmt("%s/pids.max", low), F_OK), 0);
}
