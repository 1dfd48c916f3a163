/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bugs it catches: a remote partition refused, or granted without its ancestors' consent. */
static void look(const char *one, const char *two)
{
	if (access(fmt("%s/cpuset.cpus.exclusive", one), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpuset.cpus.exclusive does not exist", one);
	MUST(cg_write(one, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(one, "low");

	row("without the ancestor's");
	MUST(cg_write(low, "cpuset.cpus", "1"));
	MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(low, "root invalid"));
	MUST(cg_write(low, "cpuset.cpus.partition", "member"));
	row("with it");
	if (!sabotaged())
		MUST(cg_write(one, "cpuset.cpus.exclusive", "1"));
	(void)cg_write(low, "cpuset.cpus.exclusive", "1");
	MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(low, "root"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.exclusive.effective"), "1");
	row("the ancestor is a member all the while");
	EXPECT(partition_is(one, "member")); /* control */
	EXPECT(cpus_become(two, "0"));
	row("the ancestor takes it back");
	MUST(cg_write(one, "cpuset.cpus.exclusive", "\n"));
	EXPECT(strcmp(partition(low), "root") != 0);
	EXPECT(cpus_become(two, "0-1"));
}

PROBE(.claim = "Below members a partition is valid where cpuset.cpus.exclusive of every ancestor "
	       "grants its CPUs",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.exclusive, "
		  "cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the ancestor does not grant them" },
	.exclusive = true, )
{
	with_root_groups(look);
}
