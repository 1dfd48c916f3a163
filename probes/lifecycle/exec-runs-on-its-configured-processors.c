/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: execCPUAffinity given to the container's first process, or to nobody. */
static void program(void)
{
	cpu_set_t set;

	MUST(sched_getaffinity(0, sizeof(set), &set));
	EXPECT_GE(CPU_COUNT(&set), 2); /* control: not applicable to the first process */
	tell(1);
	await(9);
}

static void look(void)
{
	cpu_set_t set;

	MUST(sched_getaffinity(0, sizeof(set), &set));
	EXPECT_EQ(CPU_COUNT(&set), 1);
	EXPECT_EQ(CPU_ISSET((int)shared_words()[1], &set), 1);
	shared_words()[0] = 1;
}

PROBE(.claim = "execCPUAffinity holds for the programs of exec, and not for the container's first "
	       "one",
	.source = "runtime-spec config.md, Linux Process, execCPUAffinity",
	.needs = { "root", "cpus.2" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has no such affinity" },
	.steps = { { "program", program }, { "look", look } }, )
{
	cpu_set_t set;
	int last = 0;

	oci_since(2, "process.execCPUAffinity");
	MUST(sched_getaffinity(0, sizeof(set), &set));
	for (int i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &set))
			last = i;
	shared_words()[1] = (uint64_t)last;
	oci_create("bulkhead-one",
		bundle_new("bulkhead-one", "program",
			sabotaged() ? NULL
				    : fmt("{\"process\":{\"execCPUAffinity\":{\"initial\":\"%d\","
					  "\"final\":\"%d\"}}}",
					      last, last)));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_EQ(
		runtime_run("exec bulkhead-one /bulkhead-probes %s --inside --step look", PROBE_ID),
		0);
	EXPECT_EQ(shared_words()[0], 1);
	tell(9);
}
