/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an operation of ordinary file systems let through to kernfs. */
PROBE(
	.claim = "In the v2 hierarchy groups cannot be renamed nor files made, removed or linked: EPERM",
	.source = "cgroups(7), Creating cgroups and moving processes; cgroup-v2.rst, Processes",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the same is done on a tmpfs" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (sabotaged()) {
		top = strdup(fmt("%s/plain", scratch()));
		make_dir(top);
		make_file(fmt("%s/cgroup.procs", top), "", 0644);
	}
	MUST(mkdir(fmt("%s/old", top), 0755));
	const char *old = strdup(fmt("%s/old", top)), *new = strdup(fmt("%s/new", top));
	const char *file = strdup(fmt("%s/cgroup.procs", top));
	row("rename");
	EXPECT_ERRNO(rename(old, new), EPERM);
	row("hard link");
	EXPECT_ERRNO(link(file, new), EPERM);
	row("symbolic link");
	EXPECT_ERRNO(symlink("cgroup.procs", fmt("%s/soft", top)), EPERM);
	row("unlink");
	EXPECT_ERRNO(unlink(file), EPERM);
	row("control: rmdir");
	rename(new, old);
	EXPECT_OK(rmdir(old)); /* control */
}
