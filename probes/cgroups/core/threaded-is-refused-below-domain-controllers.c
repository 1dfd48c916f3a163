/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a threaded group under a parent that distributes a domain resource. */
PROBE(
	.claim = "A group cannot turn threaded while its parent has a domain controller enabled and processes",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the parent enables no controller" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"), *side = cg_new(top, "side");

	if (!sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	EXPECT_ERRNO(cg_write(low, "cgroup.type", "threaded"), EOPNOTSUPP);
	EXPECT_STR(cg_read(low, "cgroup.type"), "domain");
	EXPECT_STR(cg_read(side, "cgroup.type"), "domain");
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "-memory"));
	EXPECT_OK(cg_write(low, "cgroup.type", "threaded")); /* control */
}
