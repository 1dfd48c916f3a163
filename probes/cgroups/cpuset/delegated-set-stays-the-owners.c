/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a delegatee widens the CPUs of his own group. */
PROBE(
	.claim = "A delegatee cannot write cpuset.cpus of his group, and a child's wider wish stays inside",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation; cpuset.cpus.effective",
	.needs = { "cgroup2.cpuset", "cpus.2", "root" },
	.sabotage = { .twin = "the file is given away" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpuset.cpus", "0"));
	delegate_to(top, NOBODY_UID);
	if (sabotaged())
		MUST(chown(fmt("%s/cpuset.cpus", top), NOBODY_UID, NOBODY_UID));
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		row("the own group");
		EXPECT_ERRNO(cg_write(top, "cpuset.cpus", "0-1"), EACCES);
		row("a child group");
		MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
		const char *low = cg_new(top, "low");
		EXPECT_OK(cg_write(low, "cpuset.cpus", "0-1")); /* control */
		EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "0");
	}
}
