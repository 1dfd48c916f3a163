/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void toggle(const char *value)
{
	MUST(write_file("/sys/fs/selinux/booleans/cell_userns", sabotaged() ? "0" : value));
	MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
}

PROBE(.claim = "A boolean grants user_namespace:create to a domain, and takes it away again",
	.source = "SELinux Notebook, SELinux Filesystem, booleans", .denied_by = "types",
	.needs = { "selinux", "root", "userns" },
	.sabotage = { .twin = "the boolean is set to the value that it has" }, .exclusive = true)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(unshare(CLONE_NEWUSER), EACCES); /* control */
	toggle("1");
	AS("cell_t", categories())
	EXPECT_OK(unshare(CLONE_NEWUSER));
	toggle("0");
	AS("cell_t", categories())
	EXPECT_ERRNO(unshare(CLONE_NEWUSER), EACCES);
	EXPECT_AVC("cell_t", "cell_t", "user_namespace", "create");
}
