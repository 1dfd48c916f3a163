/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: limits offered in the root, or io.stat missing there. */
PROBE(
	.claim = "io.max and io.weight exist in children only, io.stat in the root too",
	.source = "cgroup-v2.rst, IO Interface Files, io.max, io.weight, io.stat",
	.needs = { "cgroup2.io" },
	.sabotage = { .twin = "a child group is looked at" },
)
{
	const char *top = cg_new(cg2(), "top");
	char root[4096];

	snprintf(root, sizeof(root), "%s", cg2());
	while (access(fmt("%s/../cgroup.procs", root), F_OK) == 0)
		strcat(root, "/..");
	row("io.max");
	EXPECT_ERRNO(access(fmt("%s/io.max", sabotaged() ? top : root), F_OK), ENOENT);
	EXPECT_EQ(access(fmt("%s/io.max", top), F_OK), 0); /* control */
	row("io.weight");
	EXPECT_ERRNO(access(fmt("%s/io.weight", root), F_OK), ENOENT);
	row("io.stat");
	EXPECT_EQ(access(fmt("%s/io.stat", root), F_OK), 0);
}
