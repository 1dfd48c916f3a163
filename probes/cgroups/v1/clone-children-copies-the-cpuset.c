/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.clone_children ignored, or always on. */
PROBE(
	.claim = "With cgroup.clone_children a new cpuset has its parent's CPUs and nodes, without it none",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What does clone_children do",
	.needs = { "cgroup1.cpuset" },
	.sabotage = { .twin = "the flag is not set" },
)
{
	const char *top = cg_new(cg1("cpuset"), "top");

	row("without");
	const char *plain = strdup(fmt("%s/plain", top));
	MUST(mkdir(plain, 0755));
	EXPECT_STR(cg_read(plain, "cpuset.cpus"), ""); /* control */
	row("with");
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.clone_children", "1"));
	const char *clone = strdup(fmt("%s/clone", top));
	MUST(mkdir(clone, 0755));
	EXPECT_STR(cg_read(clone, "cpuset.cpus"), cg_read(top, "cpuset.cpus"));
	EXPECT_STR(cg_read(clone, "cpuset.mems"), cg_read(top, "cpuset.mems"));
	row("the flag itself is inherited");
	EXPECT_EQ(cg_number(clone, "cgroup.clone_children"), 1);
	MUST(rmdir(clone));
	MUST(rmdir(plain));
}
