/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task moved into a frozen v1 group runs on. */
PROBE(
	.claim = "A task moved into a FROZEN v1 group stops, and one born there is frozen with its parent",
	.source = "Documentation/admin-guide/cgroup-v1/freezer-subsystem.rst",
	.needs = { "cgroup1.freezer" },
	.sabotage = { .twin = "the group is THAWED" },
)
{
	const char *top = cg_new(cg1("freezer"), "top");
	pid_t pid = spawn(0);

	if (pid == 0) {
		volatile uint64_t *counter = shared_words();
		for (;;)
			(*counter)++;
	}
	EXPECT(counts(0)); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "freezer.state", "FROZEN"));
	EXPECT_OK(cg_enter(top, pid));
	EXPECT(sabotaged() || text_becomes(top, "freezer.state", "FROZEN"));
	EXPECT(stands_still(0));
	MUST(cg_write(top, "freezer.state", "THAWED"));
	EXPECT(counts(0));
	end_by_kill(pid);
}
