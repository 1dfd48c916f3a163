/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

/* Kernel bug it catches: mounting over a file, or mapping it, is checked for directories or ext4 only. */
PROBE(.claim = "A file of procfs is neither mounted over nor mapped: EACCES, mounton, map",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, mounton",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/a", "cell_file_t", categories());
	make_labelled("/own/b", "cell_file_t", categories());
	AS("cell_init_t", categories())
	{
		int version = MUST(open("/proc/version", O_RDONLY | O_CLOEXEC)),
		    own = MUST(open("/own/a", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(mount("/own/a", "/proc/version", NULL, MS_BIND, NULL), EACCES);
		EXPECT_ERRNO(
			mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, version, 0), EACCES);
		EXPECT_OK(mount("/own/a", "/own/b", NULL, MS_BIND, NULL)); /* control */
		EXPECT_OK(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, own, 0));
	}
	EXPECT_AVC("cell_init_t", "proc_t", "file", "mounton");
	EXPECT_AVC("cell_init_t", "proc_t", "file", "map");
}
