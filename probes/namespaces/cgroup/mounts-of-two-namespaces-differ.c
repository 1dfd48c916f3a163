/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: a second mount of a hierarchy that is given the root of the first one, since
 * both share the file system. */
static void mount_here(const struct hierarchy *h, const char *point, const char *group)
{
	enter(group);
	MUST(unshare(CLONE_NEWCGROUP));
	MUST(mount("none", point, *h->controller ? "cgroup" : "cgroup2", 0,
		*h->controller ? h->controller : NULL));
}

static ino_t inode_of(const char *path)
{
	struct stat st;

	MUST(stat(path, &st));
	return st.st_ino;
}

PROBE(.claim = "Mounts of one hierarchy from two cgroup namespaces have a root each; groups appear "
	       "below",
	.source = "cgroup-v2.rst, Interaction with Other Namespaces; cgroup_namespaces(7)",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "both namespaces are made in one group" }, )
{
	MUST(unshare(CLONE_NEWNS));
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		row("%s", hierarchies[h].name);
		const char *one = strdup(fmt("%s/one-%zu", scratch(), h));
		const char *two = strdup(fmt("%s/two-%zu", scratch(), h));
		make_dir(one);
		make_dir(two);
		IN_CHILD(0)
		mount_here(&hierarchies[h], one, fmt("%s/a", x));
		IN_CHILD(0)
		mount_here(&hierarchies[h], two, fmt("%s/%s", x, sabotaged() ? "a" : "b"));
		/* The mounts stay when the processes that made them, and their namespaces, are gone. */
		EXPECT_EQ(inode_of(one), inode_of(fmt("%s/a", x))); /* control */
		EXPECT_EQ(inode_of(two), inode_of(fmt("%s/b", x)));
		MUST(mkdir(fmt("%s/new", two), 0755));
		EXPECT_OK(access(fmt("%s/b/new", x), F_OK));
		EXPECT_ERRNO(access(fmt("%s/new", one), F_OK), ENOENT);
		MUST(rmdir(fmt("%s/new", two)));
	}
}
