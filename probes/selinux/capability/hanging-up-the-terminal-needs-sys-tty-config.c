/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: vhangup(2) asks for no capability, or for sys_admin. */
PROBE(.claim = "vhangup(2) by a cell's root is EPERM without capability:sys_tty_config",
	.source = "vhangup(2)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		MUST(setsid()); /* no terminal that could be hung up */
		EXPECT_ERRNO(vhangup(), EPERM);
		EXPECT_OK(setuid(0)); /* control: a capability that it has */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_tty_config");
}
