/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: the capability to mount checked in the caller's user namespace: root of any
 * child user namespace gets the tree of the cgroup namespace that it has not made. */
PROBE(.claim = "Mounting a cgroup file system needs CAP_SYS_ADMIN in the cgroup namespace's owner",
	.source = "cgroup-v2.rst, Interaction with Other Namespaces; cgroup_namespaces(7)",
	.needs = { "root", "userns", "ns.cgroup" },
	.sabotage = { .twin = "the caller has made its cgroup namespace itself" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *type = *hierarchies[h].controller ? "cgroup" : "cgroup2";
		const char *data = *hierarchies[h].controller ? hierarchies[h].controller : NULL;
		const char *point = strdup(fmt("%s/mount-%zu", scratch(), h));

		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		row("%s", hierarchies[h].name);
		make_dir(point);
		IN_CHILD(0)
		{
			enter(fmt("%s/a", x));
			IN_USERNS(CLONE_NEWNS | CLONE_NEWCGROUP, "0 0 1", "0 0 1")
			EXPECT_OK(mount("none", point, type, 0, data)); /* control */
			IN_USERNS(
				CLONE_NEWNS | (sabotaged() ? CLONE_NEWCGROUP : 0), "0 0 1", "0 0 1")
			EXPECT_ERRNO(mount("none", point, type, 0, data), EPERM);
		}
	}
}
