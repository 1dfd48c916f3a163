/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A control group takes a label of its own, and its files inherit it",
	.source = "SELinux Notebook, Policy Capabilities, cgroup_seclabel", .denied_by = "types",
	.needs = { "selinux", "root", "cgroup2" }, .sabotage = SUPER_TWIN)
{
	stage();
	const char *theirs = strdup(cg_new(cg2(), "theirs")), *own = strdup(cg_new(cg2(), "own"));
	EXPECT_EQ(label_file(theirs, object_context("host_file_t", NULL)), 0);
	EXPECT_STR(file_label(theirs), object_context("host_file_t", NULL));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open(fmt("%s/cgroup.procs", theirs), O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open(fmt("%s/cgroup.procs", own), O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_file_t", "dir", "search");
	rmdir(theirs);
	rmdir(own);
}
