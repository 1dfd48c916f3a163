/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	MUST_RC(avc_begin());
	tell(1);
	await(1);
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_admin");
}

PROBE(.claim = "A cell given every capability is refused CAP_SYS_ADMIN by its label: EPERM",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_admin",
	.denied_by = "types", .needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t", .capabilities = "all" },
	.sabotage = { .selinux_type = "cell_super_t", .capabilities = "all" }, .outside = outside)
{
	await(1);
	EXPECT(have_cap(21)); /* control: CAP_SYS_ADMIN is in the effective set */
	EXPECT_ERRNO(sethostname("cell", 4), EPERM);
	tell(1);
}
