/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cpu_exclusive not held against siblings, in one of the two orders. */
PROBE(
	.claim = "Exclusive CPUs of a v1 cpuset are refused to siblings, and overlap refuses the flag: EINVAL",
	.source = "Documentation/admin-guide/cgroup-v1/cpusets.rst, What are exclusive cpusets",
	.needs = { "cgroup1.cpuset", "cpus.2", "root" },
	.sabotage = { .twin = "no group is exclusive" },
	.exclusive = true,
)
{
	const char *root = cg1("cpuset");
	const char *top = cg_new(root, "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	char base[4096];

	/* The flag needs every ancestor exclusive: not to be had where siblings share the CPUs. */
	snprintf(base, sizeof(base), "%s", root);
	if (cg_write(base, "cpuset.cpu_exclusive", "1") < 0 ||
		cg_write(top, "cpuset.cpu_exclusive", "1") < 0)
		skip(SKIP_CGROUP, "cpuset.cpu_exclusive cannot be had in %s: %m", base);
	MUST(cg_write(a, "cpuset.cpus", "0"));
	MUST(cg_write(b, "cpuset.cpus", "1"));
	if (!sabotaged())
		MUST(cg_write(a, "cpuset.cpu_exclusive", "1"));
	row("a sibling takes the exclusive CPU");
	EXPECT_ERRNO(cg_write(b, "cpuset.cpus", "0-1"), EINVAL);
	EXPECT_STR(cg_read(b, "cpuset.cpus"), "1");
	row("the flag over an overlap");
	if (!sabotaged())
		MUST(cg_write(a, "cpuset.cpu_exclusive", "0"));
	MUST(cg_write(b, "cpuset.cpus", "0-1"));
	EXPECT_ERRNO(cg_write(sabotaged() ? top : a, "cpuset.cpu_exclusive", "1"), EINVAL);
	row("without overlap");
	MUST(cg_write(b, "cpuset.cpus", "1"));
	EXPECT_OK(cg_write(a, "cpuset.cpu_exclusive", "1")); /* control */
	MUST(cg_write(a, "cpuset.cpu_exclusive", "0"));
	MUST(cg_write(top, "cpuset.cpu_exclusive", "0"));
	MUST(cg_write(base, "cpuset.cpu_exclusive", "0"));
}
