/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

static int raise_limit(void)
{
	struct rlimit low = { 10, 10 }, high = { 10, 20 };

	MUST(setrlimit(RLIMIT_MSGQUEUE, &low));
	return setrlimit(RLIMIT_MSGQUEUE, &high);
}

PROBE(.claim = "Raising a hard limit is EPERM without capability:sys_resource, lowering it is not",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_resource",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(raise_limit(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(raise_limit()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_resource");
}
