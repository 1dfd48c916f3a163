/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

PROBE(.claim = "Changing a hard limit needs process:setrlimit, changing a soft one does not",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, setrlimit",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	{
		struct rlimit l;
		MUST(getrlimit(RLIMIT_NOFILE, &l));
		l.rlim_cur = l.rlim_cur - 1;
		EXPECT_OK(setrlimit(RLIMIT_NOFILE, &l)); /* control */
		l.rlim_max = l.rlim_cur;
		EXPECT_ERRNO(setrlimit(RLIMIT_NOFILE, &l), EACCES);
	}
	EXPECT_AVC("cell_child_t", "cell_child_t", "process", "setrlimit");
}
