/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the file system mounted from its true root, which hands a cell the whole
 * tree; the mount's root field not relative to the reader's namespace. */
static const char *root_field(const char *point)
{
	static char root[512];
	char where[512];
	const char *text = file_text("/proc/self/mountinfo");

	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (sscanf(line, "%*d %*d %*s %511s %511s", root, where) == 2 &&
			strcmp(where, point) == 0)
			return root;
	}
	return "";
}

PROBE(.claim = "A cgroup file system mounted in a cgroup namespace has the namespace's root as its "
	       "root",
	.source = "cgroup_namespaces(7), DESCRIPTION; cgroup-v2.rst, Interaction with Other "
		  "Namespaces",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "the mount is made outside the namespace" }, )
{
	MUST(unshare(CLONE_NEWNS));
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *controller = hierarchies[h].controller;

		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		row("%s", hierarchies[h].name);
		IN_CHILD(0)
		{
			const char *point = strdup(fmt("%s/mount-%zu", scratch(), h));
			struct stat root, group;

			make_dir(point);
			enter(fmt("%s/a", x));
			if (!sabotaged())
				MUST(unshare(CLONE_NEWCGROUP));
			MUST(mount("none", point, *controller ? "cgroup" : "cgroup2", 0,
				*controller ? controller : NULL));
			MUST(stat(point, &root));
			MUST(stat(fmt("%s/a", x), &group));
			EXPECT_EQ(root.st_dev, group.st_dev); /* control: one hierarchy */
			EXPECT_EQ(root.st_ino, group.st_ino);
			EXPECT_OK(access(fmt("%s/c/cgroup.procs", point), F_OK));
			EXPECT_STR(root_field(point), "/");
		}
	}
}
