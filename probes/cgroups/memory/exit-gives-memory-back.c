/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: charges of an exited process never returned. */
PROBE(.claim = "When a process ends its anonymous memory leaves memory.stat and memory.current",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.current, memory.stat",
	.needs = { "cgroup2.memory" }, .sabotage = { .twin = "the process lives on" }, )
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = holding_in(top, size, &hold);

	EXPECT(stat_reaches(top, "anon", size)); /* control */
	EXPECT_GE(cg_number(top, "memory.current"), size);
	if (!sabotaged())
		release(&hold, pid);
	uint64_t until = now_ns() + 500000000u;
	EXPECT(EVENTUALLY((cg_key(top, "memory.stat", "anon") == 0 &&
				  cg_number(top, "memory.current") < size) ||
			  (sabotaged() && now_ns() > until)));
	EXPECT_LE(cg_number(top, "memory.current"), size - 1);
	if (sabotaged())
		release(&hold, pid);
}
