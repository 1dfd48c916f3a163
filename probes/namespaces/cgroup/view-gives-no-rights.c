/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: the root of a cgroup namespace writable by the user who made the namespace,
 * with capabilities of its own user namespace over groups that it does not own. */
PROBE(.claim = "A cgroup namespace of an unprivileged user shows its group as / and lets it change "
	       "none",
	.source = "cgroup_namespaces(7), NOTES; cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "root", "userns", "ns.cgroup", "cgroup2" },
	.sabotage = { .twin = "the group has been given to the user" }, )
{
	const char *x = make_groups(&hierarchies[0]), *point = strdup(fmt("%s/mount", scratch()));

	make_dir(point);
	if (sabotaged()) {
		MUST(chown(fmt("%s/a", x), 4321, 4321));
		MUST(chown(fmt("%s/a/cgroup.max.depth", x), 4321, 4321));
	}
	IN_CHILD(0)
	{
		enter(fmt("%s/a", x));
		become(4321, 4321);
		MUST(unshare(CLONE_NEWUSER | CLONE_NEWCGROUP | CLONE_NEWNS));
		EXPECT_STR(cgroup_of(0, ""), "/"); /* control */
		MUST(mount("none", point, "cgroup2", 0, NULL));
		EXPECT_OK(access(fmt("%s/c/cgroup.procs", point), R_OK));
		EXPECT_ERRNO(mkdir(fmt("%s/new", point), 0755), EACCES);
		EXPECT_ERRNO(cg_write(point, "cgroup.max.depth", "3"), EACCES);
		EXPECT_ERRNO(cg_enter(fmt("%s/c", point), 0), EACCES);
	}
}
