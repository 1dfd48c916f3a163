/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

bool cell_group_is_v1(const char *controller)
{
	const char *v2 = cell_cgroup("");

	/* A runtime that does not see the v2 side of a hybrid machine makes no group there. */
	return !v2 || access(fmt("%s/cgroup.controllers", v2), F_OK) != 0 ||
	       !has_word(cg_read(v2, "cgroup.controllers"), controller);
}

const char *cell_group(const char *controller)
{
	const char *group =
		cell_group_is_v1(controller) ? cell_cgroup(controller) : cell_cgroup("");

	if (!group)
		skip(SKIP_CGROUP, "the cell has no group with %s", controller);
	return group;
}
