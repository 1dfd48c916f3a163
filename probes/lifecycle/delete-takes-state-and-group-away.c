/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the group, or the state, left behind. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "After delete of a stopped container its id is unknown and free, and its group is "
	       "gone",
	.source = "runtime-spec runtime.md, Delete", .needs = { "root", "file.sys/fs/cgroup" },
	.cell = { .driven = true }, .sabotage = { .twin = "delete is left out" },
	.steps = { { "wait_for_end", wait_for_end } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "wait_for_end", NULL);

	for (int i = 0; i < 2; i++) {
		row(i ? "the same id again" : "once");
		oci_create("bulkhead-one", bundle);
		EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
		await(1);
		EXPECT_GE(oci_groups("bulkhead-one"), 1); /* control */
		tell(9);
		EXPECT(runtime_stops("bulkhead-one"));
		if (!sabotaged())
			EXPECT_EQ(runtime_run("delete bulkhead-one"), 0);
		EXPECT_STR(runtime_status("bulkhead-one"), "");
		EXPECT_EQ(oci_groups("bulkhead-one"), 0);
		if (sabotaged())
			return;
	}
}
