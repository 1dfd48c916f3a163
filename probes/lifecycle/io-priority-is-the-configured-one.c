/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

#define WHO_PROCESS 1
#define BEST_EFFORT 2

/* Runtime bug it catches: the class without the level, or the priority of the runtime changed. */
static void look(void)
{
	EXPECT_EQ(syscall(SYS_ioprio_get, WHO_PROCESS, 0), BEST_EFFORT << 13 | 6);
	IN_CHILD(0)
	{
		EXPECT_EQ(syscall(SYS_ioprio_get, WHO_PROCESS, 0), BEST_EFFORT << 13 | 6);
	}
	shared_words()[0] = 1;
}

PROBE(.claim = "The program and its children have the configured I/O class and priority",
	.source = "runtime-spec config.md, Linux Process, ioPriority; ioprio_set(2)",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has another priority" },
	.steps = { { "look", look } }, )
{
	long own = syscall(SYS_ioprio_get, WHO_PROCESS, 0);

	oci_since(1, "process.ioPriority");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "look",
				  fmt("{\"process\":{\"ioPriority\":{\"class\":\"IOPRIO_CLASS_BE\","
				      "\"priority\":%d}}}",
					  sabotaged() ? 5 : 6))),
		0);
	EXPECT_EQ(shared_words()[0], 1); /* control */
	EXPECT_EQ(syscall(SYS_ioprio_get, WHO_PROCESS, 0), own);
}
