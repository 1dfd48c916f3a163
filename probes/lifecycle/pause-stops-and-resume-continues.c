/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a status changed without a process stopped. */
static void count(void)
{
	for (;;) {
		shared_words()[0]++;
		sched_yield();
	}
}

PROBE(.claim = "A paused container makes no progress and says so; resumed it goes on",
	.source = "runc-pause(8); cgroup-v2.rst, cgroup.freeze; freezer-subsystem.rst",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "pause and resume are left out" }, .steps = { { "count", count } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "count", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[0] > 0));
	if (!sabotaged())
		EXPECT_EQ(runtime_run("pause bulkhead-one"), 0);
	row("paused");
	EXPECT_STR(runtime_status("bulkhead-one"), "paused");
	uint64_t before = shared_words()[0];
	runtime_run("state bulkhead-one");
	EXPECT_EQ(shared_words()[0], before);
	row("resumed");
	if (!sabotaged())
		EXPECT_EQ(runtime_run("resume bulkhead-one"), 0);
	EXPECT_STR(runtime_status("bulkhead-one"), "running");
	EXPECT(EVENTUALLY(shared_words()[0] > before)); /* control */
	EXPECT_EQ(runtime_run("kill bulkhead-one KILL"), 0);
	EXPECT(runtime_stops("bulkhead-one"));
}
