/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task in a cpuset without CPUs or nodes. */
PROBE(
	.claim = "A v1 cpuset without CPUs or without nodes refuses tasks with ENOSPC",
	.source = "Documentation/admin-guide/cgroup-v1/cpusets.rst, Attaching processes",
	.needs = { "cgroup1.cpuset" },
	.sabotage = { .twin = "both are filled in" },
)
{
	const char *top = cg_new(cg1("cpuset"), "top"), *low = strdup(fmt("%s/low", top));

	MUST(mkdir(low, 0755));
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "neither" : i == 1 ? "CPUs only" : "both");
		if (i == 1 || sabotaged())
			MUST(cg_write(low, "cpuset.cpus", cg_read(top, "cpuset.cpus")));
		if (i == 2 || sabotaged())
			MUST(cg_write(low, "cpuset.mems", cg_read(top, "cpuset.mems")));
		IN_CHILD(0) {
			if (i < 2)
				EXPECT_ERRNO(cg_enter(low, 0), ENOSPC);
			else
				EXPECT_OK(cg_enter(low, 0)); /* control */
		}
	}
	EXPECT(EVENTUALLY(rmdir(low) == 0));
}
