/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the root follows the process when it moves; setns(2) moves the process
 * into the namespace's root group, or takes the caller's group as the root. */
PROBE(.claim = "A cgroup namespace's root stays when its processes move; joining it moves no "
	       "process",
	.source = "cgroup-v2.rst, Namespace, Migration and setns(2); setns(2), Cgroup namespaces",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "a new namespace is made after the move, or instead of joining" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *controller = hierarchies[h].controller;

		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		IN_CHILD(0)
		{
			enter(fmt("%s/a", x));
			MUST(unshare(CLONE_NEWCGROUP));
			int ns = ns_open(0, "cgroup");
			row("%s, moved", hierarchies[h].name);
			enter(fmt("%s/a/c", x));
			if (sabotaged())
				MUST(unshare(CLONE_NEWCGROUP));
			EXPECT_STR(cgroup_of(0, controller), "/c");
			enter(fmt("%s/b", x));
			EXPECT_STR(cgroup_of(0, controller), "/../b");
			row("%s, joined by setns", hierarchies[h].name);
			MUST(unshare(CLONE_NEWCGROUP));
			EXPECT_STR(cgroup_of(0, controller), "/"); /* control */
			if (!sabotaged())
				MUST(setns(ns, CLONE_NEWCGROUP));
			EXPECT_STR(cgroup_of(0, controller), "/../b");
		}
		EXPECT_EQ(rmdir(fmt("%s/b", x)), 0); /* nobody was left there */
	}
}
