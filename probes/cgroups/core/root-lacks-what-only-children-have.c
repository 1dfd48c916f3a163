/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an interface file of non-root groups made in the root. */
PROBE(
	.claim = "The root group has none of the interface files that exist on non-root groups only",
	.source = "cgroup-v2.rst, Core Interface Files",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "a child group is looked at instead of the root" },
)
{
	static const char *const absent[] = { "cgroup.type", "cgroup.events", "cgroup.freeze",
		"cgroup.kill", "pids.max", "memory.max", "memory.current", "cpu.max", "cpu.weight",
		"cpuset.cpus", "io.max", "memory.events", "pids.current", "hugetlb.2MB.max" };
	static const char *const present[] = { "cgroup.procs", "cgroup.controllers",
		"cgroup.subtree_control", "cgroup.max.depth", "cgroup.max.descendants", "cgroup.stat",
		"cgroup.threads" };
	char root[4096];
	const char *child = cg_new(cg2(), "child");

	snprintf(root, sizeof(root), "%s", cg2());
	while (access(fmt("%s/../cgroup.procs", root), F_OK) == 0)
		strcat(root, "/..");
	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++) {
		row("absent: %s", absent[i]);
		const char *where = sabotaged() && i < 4 ? child : root;
		EXPECT_ERRNO(access(fmt("%s/%s", where, absent[i]), F_OK), ENOENT);
	}
	for (size_t i = 0; i < sizeof(present) / sizeof(present[0]); i++) {
		row("present: %s", present[i]);
		EXPECT_OK(access(fmt("%s/%s", root, present[i]), F_OK)); /* control */
	}
}
