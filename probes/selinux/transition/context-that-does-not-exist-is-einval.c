/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "attr/exec and attr/current refuse a context that the policy does not know with "
	       "EINVAL",
	.source = "setexeccon(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the context is one that the policy knows" })
{
	const char *context = sabotaged() ? "system_u:system_r:cell_t:s0"
					  : "system_u:system_r:no_such_domain_t:s0";

	stage();
	IN_CHILD(0)
	{
		EXPECT_EQ(attr_write("exec", context), -EINVAL);
		EXPECT_EQ(attr_write("current", context), -EINVAL);
		EXPECT_EQ(attr_write("exec", subject_context("cell_t", categories())),
			0); /* control */
	}
}
