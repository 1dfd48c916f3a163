/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: success reported although nothing was reclaimed; bad sizes taken. */
PROBE(.claim = "memory.reclaim of more than there is fails with EAGAIN, and of what is no size "
	       "with EINVAL",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.reclaim",
	.needs = { "cgroup2.memory" }, .sabotage = { .twin = "zero is written" }, )
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	if (access(fmt("%s/memory.reclaim", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.reclaim does not exist", top);
	without_swap(top);
	pid_t pid = holding_in(top, 4 * MIB, &hold);
	row("anonymous memory without swap");
	EXPECT_ERRNO(cg_write(top, "memory.reclaim", sabotaged() ? "0" : "64M"), EAGAIN);
	EXPECT(stat_reaches(top, "anon", (long long)(4 * MIB))); /* control */
	row("a word");
	EXPECT_ERRNO(cg_write(top, "memory.reclaim", sabotaged() ? "0" : "much"), EINVAL);
	row("reading");
	EXPECT_ERRNO(read_file(fmt("%s/memory.reclaim", top), (char[8]){ 0 }, 8), EINVAL);
	release(&hold, pid);
}
