/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task of the group or of a descendant runs on, or never again. */
static bool state_is(const char *group, const char *wanted)
{
	return EVENTUALLY(strcmp(cg_read(group, "freezer.state"), wanted) == 0);
}

PROBE(
	.claim = "FROZEN in freezer.state stops the tasks of the group and its descendants, THAWED starts them",
	.source = "Documentation/admin-guide/cgroup-v1/freezer-subsystem.rst",
	.needs = { "cgroup1.freezer" },
	.sabotage = { .twin = "freezer.state is not written" },
)
{
	const char *top = cg_new(cg1("freezer"), "top"), *low = cg_new(top, "low");
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(low, 0));
		volatile uint64_t *counter = shared_words();
		for (;;)
			(*counter)++;
	}
	EXPECT_STR(cg_read(top, "freezer.state"), "THAWED");
	EXPECT(counts(0)); /* control */
	if (!sabotaged()) {
		MUST(cg_write(top, "freezer.state", "FROZEN"));
		EXPECT(state_is(top, "FROZEN"));
		EXPECT(state_is(low, "FROZEN"));
	}
	row("frozen");
	EXPECT(stands_still(0));
	row("thawed");
	MUST(cg_write(top, "freezer.state", "THAWED"));
	EXPECT(counts(0));
	EXPECT_STR(cg_read(low, "freezer.state"), "THAWED");
	end_by_kill(pid);
}
