/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: a container that runs on while its owner sees it frozen. */
static void watch(void)
{
	const char *v2 = cell_cgroup("");
	const char *v1 = cell_cgroup("freezer");
	bool old = v1 != NULL;
	const char *group = old ? v1 : v2, *file = old ? "freezer.state" : "cgroup.freeze";

	await(1);
	EXPECT(counts(0)); /* control */
	if (!sabotaged())
		MUST(cg_write(group, file, old ? "FROZEN" : "1"));
	EXPECT(sabotaged() ||
		(old ? text_becomes(group, file, "FROZEN") : frozen_is(group, 1)));
	EXPECT(stands_still(0));
	MUST(cg_write(group, file, old ? "THAWED" : "0"));
	EXPECT(counts(0));
	shared_words()[1] = 1;
}

PROBE(
	.claim = "A cell whose group is frozen from outside stands still and goes on after the thaw",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze; cgroup-v1/freezer-subsystem.rst",
	.cell = { .cgroup = { "pids.max=64" } },
	.sabotage = { .twin = "the group is not frozen" },
	.outside = watch,
)
{
	volatile uint64_t *words = shared_words();

	tell(1);
	while (!words[1])
		words[0]++;
	EXPECT_GE((long long)words[0], 1);
}
