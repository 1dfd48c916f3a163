/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a name that forges lines of /proc/PID/cgroup. */
PROBE(
	.claim = "A group's name with a newline is refused with EINVAL",
	.source = "kernel cgroup_mkdir: names are shown by line in /proc/PID/cgroup; cgroups(7)",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the newline is a space" },
)
{
	const char *top = cg_new(cg2(), "top");

	EXPECT_ERRNO(mkdir(fmt("%s/a%cb", top, sabotaged() ? ' ' : '\n'), 0755), EINVAL);
	EXPECT_OK(mkdir(fmt("%s/a b c", top), 0755)); /* control */
	EXPECT_EQ(cg_key(top, "cgroup.stat", "nr_descendants"), 1);
}
