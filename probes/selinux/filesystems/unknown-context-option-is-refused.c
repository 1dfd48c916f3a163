/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "context= with a context that the policy does not know is EINVAL",
	.source = "mount(8), context", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the context is one that the policy knows" })
{
	stage();
	make_dir("/mnt");
	EXPECT_ERRNO(mount("mnt", "/mnt", "tmpfs", 0,
			     sabotaged() ? "context=system_u:object_r:cell_file_t:s0"
					 : "context=system_u:object_r:no_such_t:s0"),
		EINVAL);
	EXPECT_OK(mount("mnt", "/mnt", "tmpfs", 0,
		"context=system_u:object_r:cell_file_t:s0")); /* control */
}
