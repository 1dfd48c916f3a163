/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: cgroup.kill skips tasks that sit in the freezer's trap; it thaws the group. */
PROBE(
	.claim = "cgroup.kill ends the processes of a frozen group and does not thaw it",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the parent of a sibling is killed instead" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	const char *beside = cg_new(cg2(), "beside");
	struct gate hold = gate_new();
	pid_t pid = held_in(low, &hold);

	MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(frozen_is(top, 1)); /* control */
	EXPECT_OK(cg_write(sabotaged() ? beside : top, "cgroup.kill", "1"));
	if (sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "0"));
		gate_post(&hold);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
	EXPECT_EQ(cg_number(top, "cgroup.freeze"), 1);
	/* To die it left the trap, and the group counts it a little longer than its parent waits. */
	EXPECT(frozen_is(top, 1));
}
