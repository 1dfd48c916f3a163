/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "A socket whose protocol would be autoloaded asks for system:module_request, which "
	       "is denied",
	.source = "SELinux Notebook, Object Classes and Permissions, System Object Class, "
		  "module_request",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, 0), EPROTONOSUPPORT);
		EXPECT_OK(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, 253)); /* control */
	}
	EXPECT_AVC("cell_init_t", "kernel_t", "system", "module_request");
}
