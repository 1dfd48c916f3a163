/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the policy set for the runtime, or the nice value left out of it. */
static void look(void)
{
	struct {
		uint32_t size, policy;
		uint64_t flags;
		int32_t nice;
		uint32_t priority;
		uint64_t runtime, deadline, period;
	} attr = { 0 };

	MUST(syscall(SYS_sched_getattr, 0, &attr, sizeof(attr), 0));
	EXPECT_EQ(attr.policy, SCHED_BATCH);
	EXPECT_EQ(attr.nice, 7);
	shared_words()[0] = 1;
}

PROBE(.claim = "The program runs under the configured scheduling policy and nice value",
	.source = "runtime-spec config.md, Linux Process, scheduler; sched_setattr(2)",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has another nice value" },
	.steps = { { "look", look } }, )
{
	oci_since(1, "process.scheduler");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "look",
				  fmt("{\"process\":{\"scheduler\":{\"policy\":\"SCHED_BATCH\","
				      "\"nice\":%d}}}",
					  sabotaged() ? 6 : 7))),
		0);
	EXPECT_EQ(shared_words()[0], 1); /* control */
	EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
}
