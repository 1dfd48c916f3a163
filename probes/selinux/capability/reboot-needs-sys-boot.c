/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/reboot.h>

#include "stage.h"

/* In a PID namespace of its own CAD_OFF is EINVAL for whoever may call: nothing happens. */
static long cad_off(void)
{
	return syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2,
		LINUX_REBOOT_CMD_CAD_OFF, NULL);
}

PROBE(.claim = "reboot(2) by a cell's root with all capabilities is EPERM, capability:sys_boot",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_boot",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	IN_CHILD(CLONE_NEWPID)
	{
		EXPECT_ERRNO(cad_off(), EINVAL); /* control: the host domain gets past the check */
		MUST_RC(attr_write("current",
			subject_context(sabotaged() ? "cell_super_t" : "cell_t", categories())));
		EXPECT_ERRNO(cad_off(), EPERM);
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_boot");
}
