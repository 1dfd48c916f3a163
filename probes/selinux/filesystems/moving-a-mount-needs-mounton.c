/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "move_mount(2) of a detached tree is refused on the target: EACCES, dir:mounton",
	.source = "move_mount(2)", .denied_by = "types",
	.needs = { "selinux", "root", "syscall.move_mount", "syscall.open_tree" },
	.sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/target", "cell_ro_file_t", NULL);
	AS("cell_init_t", categories())
	{
		int tree = (int)MUST(syscall(SYS_open_tree, AT_FDCWD, "/own", 1 | O_CLOEXEC));
		int more = (int)MUST(syscall(SYS_open_tree, AT_FDCWD, "/own", 1 | O_CLOEXEC));
		MUST(mkdir("/own/target", 0700));
		EXPECT_ERRNO(syscall(SYS_move_mount, tree, "", AT_FDCWD, "/target", 4), EACCES);
		EXPECT_OK(syscall(
			SYS_move_mount, more, "", AT_FDCWD, "/own/target", 4)); /* control */
	}
	EXPECT_AVC("cell_init_t", "cell_ro_file_t", "dir", "mounton");
}
