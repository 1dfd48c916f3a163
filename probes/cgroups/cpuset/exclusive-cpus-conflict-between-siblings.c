/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: two siblings hold the same exclusive CPU. */
PROBE(
	.claim = "cpuset.cpus.exclusive of a group refuses a CPU that a sibling holds exclusively: EINVAL",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.exclusive",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the sibling holds the other CPU" },
)
{
	const char *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b");

	if (access(fmt("%s/cpuset.cpus.exclusive", a), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpuset.cpus.exclusive does not exist", a);
	row("default");
	EXPECT_STR(cg_read(a, "cpuset.cpus.exclusive"), "");
	EXPECT_STR(cg_read(a, "cpuset.cpus.exclusive.effective"), "");
	row("held");
	EXPECT_OK(cg_write(a, "cpuset.cpus.exclusive", sabotaged() ? "0" : "1")); /* control */
	row("wanted by a sibling");
	EXPECT_ERRNO(cg_write(b, "cpuset.cpus.exclusive", "1"), EINVAL);
	EXPECT_STR(cg_read(b, "cpuset.cpus.exclusive"), "");
	row("given back");
	MUST(cg_write(a, "cpuset.cpus.exclusive", "\n"));
	EXPECT_OK(cg_write(b, "cpuset.cpus.exclusive", "1"));
}
