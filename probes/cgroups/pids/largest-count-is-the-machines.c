/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the upper border of pids.max off by one. */
PROBE(
	.claim = "pids.max takes the largest number of processes of the machine and refuses one more: EINVAL",
	.source = "cgroup-v2.rst, PID, pids.max; kernel PID_MAX_LIMIT",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the refused number is one lower" },
)
{
	/* PID_MAX_LIMIT: proc(5), /proc/sys/kernel/pid_max; eight pages of bits with CONFIG_BASE_SMALL. */
	const char *top = cg_new(cg2(), "top");
	const unsigned long usual = sizeof(long) > 4 ? 4194304 : 32768, small = 32768;
	const unsigned long most = cg_write(top, "pids.max", fmt("%lu", usual)) == 0 ? usual : small;

	EXPECT_OK(cg_write(top, "pids.max", fmt("%lu", most))); /* control */
	EXPECT_EQ(cg_number(top, "pids.max"), (long)most);
	EXPECT_ERRNO(cg_write(top, "pids.max", fmt("%lu", sabotaged() ? most - 1 : most + 1)), EINVAL);
	EXPECT_EQ(cg_number(top, "pids.max"), (long)most);
}
