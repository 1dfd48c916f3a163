/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a throttled task waits for its old period after the quota is gone. */
PROBE(
	.claim = "A throttled process runs again as soon as cpu.max is max",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the process is frozen as well" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpu.max", "1000 1000000"));
	pid_t pid = counting_in(top, 0);
	EXPECT(EVENTUALLY(cg_key(top, "cpu.stat", "nr_throttled") >= 1)); /* control */
	if (sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT_OK(cg_write(top, "cpu.max", "max"));
	EXPECT(counts(0));
	uint64_t until = now_ns() + 300000000u;
	long long before = cg_key(top, "cpu.stat", "usage_usec");
	/* A tenth of a second of CPU time: a hundred old periods' worth. */
	EXPECT(EVENTUALLY(cg_key(top, "cpu.stat", "usage_usec") - before > 100000 ||
		(sabotaged() && now_ns() > until)));
	end_by_kill(pid);
}
