/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Files of /proc that speak of the kernel do not open in a cell: EACCES, file:read "
	       "or write",
	.source = "SELinux Notebook, File System Labeling Statements, genfscon",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		const char *file;
		int flags;
		const char *perm;
	} cases[] = { { "kallsyms", O_RDONLY, "read" }, { "timer_list", O_RDONLY, "read" },
		{ "kmsg", O_RDONLY, "read" }, { "kpagecount", O_RDONLY, "read" },
		{ "keys", O_RDONLY, "read" }, { "sysrq-trigger", O_WRONLY, "write" },
		{ "kcore", O_RDONLY, "read" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *path = fmt("/proc/%s", cases[i].file);
		row("%s", cases[i].file);
		if (access(path, F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", path);
			continue;
		}
		AS("cell_t", categories())
		{
			EXPECT_ERRNO(open(path, cases[i].flags | O_CLOEXEC), EACCES);
			EXPECT_OK(open("/proc/version", O_RDONLY | O_CLOEXEC)); /* control */
		}
		EXPECT_AVC("cell_t", "proc_kernel_t", "file", cases[i].perm);
	}
}
