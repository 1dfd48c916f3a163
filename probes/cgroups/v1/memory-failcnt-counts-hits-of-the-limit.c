/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: failcnt never raised, not resettable, or raised at another level. */
PROBE(
	.claim = "memory.failcnt counts hits of the own limit, not a sibling's, and any write resets it",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, failcnt",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "there is no limit" },
)
{
	const char *top = cg_new(cg1("memory"), "top"), *side = cg_new(cg1("memory"), "side");

	EXPECT_EQ(cg_number(top, "memory.failcnt"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "memory.limit_in_bytes", "8M"));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(24 * MIB);
		probe_exit(0);
	}
	child_wait(pid);
	row("the limited group");
	EXPECT_GE(cg_number(top, "memory.failcnt"), 1);
	row("a sibling");
	EXPECT_EQ(cg_number(side, "memory.failcnt"), 0);
	row("reset");
	EXPECT_OK(cg_write(top, "memory.failcnt", "0"));
	EXPECT_EQ(cg_number(top, "memory.failcnt"), 0);
}
