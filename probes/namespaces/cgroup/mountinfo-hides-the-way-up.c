/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>

#include "_cg.h"

/* Kernel bug it catches: mountinfo's root field computed for the initial namespace, or for the one
 * in which the mount was made. */
static const char *root_of(const char *point)
{
	static char root[512];
	char where[512];

	for (const char *line = file_text("/proc/self/mountinfo"); line;
		line = strchr(line, '\n')) {
		line += *line == '\n';
		if (sscanf(line, "%*d %*d %*s %511s %511s", root, where) == 2 &&
			strcmp(where, point) == 0)
			return root;
	}
	broken("no mount on %s", point);
}

PROBE(.claim = "mountinfo shows an older cgroup mount's root by /.. from the reader's namespace "
	       "root",
	.source = "cgroup_namespaces(7), DESCRIPTION", .needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "the reader makes no cgroup namespace" }, )
{
	MUST(unshare(CLONE_NEWNS));
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		row("%s", hierarchies[h].name);
		/* A mount of its own, whose root is x for whoever sees the whole tree. */
		const char *point = strdup(fmt("%s/bind-%zu", scratch(), h));
		make_dir(point);
		MUST(mount(x, point, NULL, MS_BIND, NULL));
		EXPECT_STR(strrchr(root_of(point), '/'), "/x"); /* control */
		IN_CHILD(0)
		{
			enter(fmt("%s/a/c", x));
			if (!sabotaged())
				MUST(unshare(CLONE_NEWCGROUP));
			EXPECT_STR(root_of(point), "/../..");
		}
		IN_CHILD(0)
		{
			enter(x);
			if (!sabotaged())
				MUST(unshare(CLONE_NEWCGROUP));
			EXPECT_STR(root_of(point), "/");
		}
	}
}
