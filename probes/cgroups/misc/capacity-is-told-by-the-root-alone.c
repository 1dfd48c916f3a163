/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the capacity shown, or settable, in a child. */
PROBE(
	.claim = "misc.capacity exists in the root group only and cannot be written",
	.source = "cgroup-v2.rst, Misc Interface Files, misc.capacity",
	.needs = { "cgroup2.misc" },
	.sabotage = { .twin = "misc.max of the child is taken for it" },
)
{
	const char *top = cg_new(cg2(), "top");
	char root[4096];

	snprintf(root, sizeof(root), "%s", cg2());
	while (access(fmt("%s/../cgroup.procs", root), F_OK) == 0)
		strcat(root, "/..");
	row("in the root");
	EXPECT_EQ(access(fmt("%s/misc.capacity", root), R_OK), 0); /* control */
	row("in a child");
	EXPECT_ERRNO(access(fmt("%s/%s", top, sabotaged() ? "misc.max" : "misc.capacity"), F_OK), ENOENT);
	row("no limit in the root");
	EXPECT_ERRNO(access(fmt("%s/misc.max", root), F_OK), ENOENT);
}
