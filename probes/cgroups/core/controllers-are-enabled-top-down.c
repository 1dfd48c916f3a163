/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: a controller enabled below one that lacks it; disabled above one that
 * has it; another errno. */
PROBE(
	.claim = "A controller is enabled only where the parent has it and disabled only where no child has",
	.source = "cgroup-v2.rst, Controlling Controllers, Top-down Constraint",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the parent enables the controller first" },
)
{
	const char *top = cg_new(cg2(), "top");
	const char *mid = cg_new(top, "mid");

	row("not available in the parent");
	if (sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	EXPECT_ERRNO(cg_write(mid, "cgroup.subtree_control", "+pids"), ENOENT);
	EXPECT(access(fmt("%s/pids.max", mid), F_OK) != 0);
	if (sabotaged())
		return;
	row("enabled in the parent");
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", "+pids")); /* control */
	EXPECT(access(fmt("%s/pids.max", mid), F_OK) == 0);
	EXPECT_STR(cg_read(mid, "cgroup.controllers"), "pids");
	EXPECT_OK(cg_write(mid, "cgroup.subtree_control", "+pids"));
	row("disabled while the child uses it");
	EXPECT_ERRNO(cg_write(top, "cgroup.subtree_control", "-pids"), EBUSY);
	row("disabled after the child has");
	MUST(cg_write(mid, "cgroup.subtree_control", "-pids"));
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", "-pids"));
	EXPECT(access(fmt("%s/pids.max", mid), F_OK) != 0);
	row("an unknown controller");
	EXPECT_ERRNO(cg_write(top, "cgroup.subtree_control", "+nonexistent"), EINVAL);
	row("several are enabled together or not at all");
	EXPECT_ERRNO(cg_write(mid, "cgroup.subtree_control", "+pids +nonexistent"), EINVAL);
	EXPECT_STR(cg_read(mid, "cgroup.subtree_control"), "");
}
