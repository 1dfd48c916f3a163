/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A boolean written but not committed shows as pending and opens nothing",
	.source = "SELinux Notebook, SELinux Filesystem, commit_pending_bools",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the boolean is committed" }, .exclusive = true)
{
	stage();
	make_labelled("/file", "cell_toggle_t", NULL);
	MUST(write_file("/sys/fs/selinux/booleans/cell_reads_toggle", "1"));
	if (sabotaged())
		MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
	EXPECT_STR(file_text("/sys/fs/selinux/booleans/cell_reads_toggle"), "0 1");
	AS("cell_t", categories())
	EXPECT_ERRNO(open("/file", O_RDONLY | O_CLOEXEC), EACCES);
	MUST(write_file("/sys/fs/selinux/booleans/cell_reads_toggle", "0"));
	MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
	EXPECT_STR(file_text("/sys/fs/selinux/booleans/cell_reads_toggle"), "0 0"); /* control */
}
