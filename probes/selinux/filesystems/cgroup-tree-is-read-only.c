/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root makes no control group: EACCES, dir:write; a service manager's cell "
	       "does",
	.source = "SELinux Notebook, Policy Capabilities, cgroup_seclabel", .denied_by = "types",
	.needs = { "selinux", "root", "cgroup2" }, .sabotage = SUPER_TWIN)
{
	stage();
	const char *group = strdup(fmt("%s/selinux", cg2()));
	AS("cell_t", categories())
	EXPECT_ERRNO(mkdir(group, 0755), EACCES);
	AS("cell_init_t", categories())
	{
		EXPECT_OK(mkdir(group, 0755)); /* control */
		EXPECT_EQ(write_file(fmt("%s/cgroup.max.depth", group), "1"), 0);
		EXPECT_OK(rmdir(group));
	}
	EXPECT_AVC("cell_t", "cgroup_t", "dir", "write");
}
