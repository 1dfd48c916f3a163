/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a soft limit that kills or counts like the hard one. */
PROBE(.claim = "A v1 group goes over memory.soft_limit_in_bytes without failcnt or kill, over its "
	       "limit not",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Soft limits",
	.needs = { "cgroup1.memory" }, .sabotage = { .twin = "the hard limit is set to it" }, )
{
	const char *top = cg_new(cg1("memory"), "top");

	row("default");
	EXPECT_GE(cg_number(top, "memory.soft_limit_in_bytes"), 1ll << 40);
	row("read back");
	EXPECT_OK(cg_write(top, "memory.soft_limit_in_bytes", "4M")); /* control */
	EXPECT_EQ(cg_number(top, "memory.soft_limit_in_bytes"), 4 << 20);
	if (sabotaged())
		MUST(cg_write(top, "memory.limit_in_bytes", "4M"));
	row("exceeded");
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(16 * MIB);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_GE(cg_number(top, "memory.max_usage_in_bytes"), 16 << 20);
	EXPECT_EQ(cg_number(top, "memory.failcnt"), 0);
}
