/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "unshare(CLONE_NEWUSER) is EACCES in a domain without user_namespace:create",
	.source = "SELinux Notebook, Object Classes and Permissions, User Namespace Object Class, "
		  "create",
	.denied_by = "types", .needs = { "selinux", "root", "ns.user" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(unshare(CLONE_NEWUSER), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(unshare(CLONE_NEWUSER)); /* control */
	EXPECT_AVC("cell_t", "cell_t", "user_namespace", "create");
}
