/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: CPU time charged to the own group only, or to a sibling. */
PROBE(
	.claim = "cpuacct.usage grows in the group that burns and in its parent, not in a sibling",
	.source = "Documentation/admin-guide/cgroup-v1/cpuacct.rst",
	.needs = { "cgroup1.cpuacct" },
	.sabotage = { .twin = "the burner sits in the sibling" },
)
{
	const char *top = cg_new(cg1("cpuacct"), "top"), *low = cg_new(top, "low");
	const char *side = cg_new(top, "side");
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(sabotaged() ? side : low, 0));
		for (volatile unsigned long n = 0;; n++)
			;
	}
	EXPECT(EVENTUALLY(cg_number(top, "cpuacct.usage") > 20000000)); /* control */
	row("the group");
	EXPECT_GE(cg_number(low, "cpuacct.usage"), 10000000);
	row("the sibling");
	EXPECT_EQ(cg_number(side, "cpuacct.usage"), 0);
	end_by_kill(pid);
	row("reset");
	EXPECT_ERRNO(cg_write(top, "cpuacct.usage", "1"), EINVAL);
	EXPECT_OK(cg_write(low, "cpuacct.usage", "0"));
	EXPECT_LE(cg_number(low, "cpuacct.usage"), 5000000);
}
