/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the full path of a group outside shown (a leak of the host's names); one
 * step up too many or too few; a group beside taken for one below. */
PROBE(.claim = "/proc/PID/cgroup shows groups outside the reader's namespace by /.. from its root",
	.source = "cgroup_namespaces(7), DESCRIPTION; cgroup-v2.rst, Namespace, The Root and Views",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "the reader makes no cgroup namespace" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *controller = hierarchies[h].controller;
		struct gate end = gate_new();

		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		row("%s", hierarchies[h].name);
		pid_t parent = member_of(x, &end), sibling = member_of(fmt("%s/b", x), &end);
		pid_t below = member_of(fmt("%s/a/c", x), &end);
		pid_t beside = member_of(fmt("%s/a", x), &end);
		IN_CHILD(0)
		{
			enter(fmt("%s/a", x));
			if (!sabotaged())
				MUST(unshare(CLONE_NEWCGROUP));
			EXPECT_STR(cgroup_of(beside, controller), "/"); /* control */
			EXPECT_STR(cgroup_of(below, controller), "/c");
			EXPECT_STR(cgroup_of(parent, controller), "/..");
			EXPECT_STR(cgroup_of(sibling, controller), "/../b");
		}
		for (int i = 0; i < 4; i++)
			gate_post(&end);
		child_wait(parent);
		child_wait(sibling);
		child_wait(below);
		child_wait(beside);
	}
}
