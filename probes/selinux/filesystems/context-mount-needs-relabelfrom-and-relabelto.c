/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static int mounted(const char *type)
{
	const char *context = object_context(type, categories());

	return mount("x", "/own/point", "tmpfs", 0, fmt("context=\"%s\"", context));
}

static long configured(const char *context)
{
	int fs = (int)MUST(syscall(SYS_fsopen, "tmpfs", 1 /* FSOPEN_CLOEXEC */));

	MUST(syscall(SYS_fsconfig, fs, 1 /* FSCONFIG_SET_STRING */, "context", context, 0));
	return syscall(SYS_fsconfig, fs, 6 /* FSCONFIG_CMD_CREATE */, NULL, NULL, 0);
}

/* Kernel bug it catches: the label that a mount asks for is set without asking who may. */
PROBE(.claim = "A mount with context= is EACCES without filesystem:relabelfrom, relabelto on its "
	       "label",
	.source = "SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, "
		  "relabelto",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.fsopen" },
	.sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/own/point", "cell_file_t", categories());
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(mounted("cell_ro_file_t"), EACCES);
		EXPECT_OK(mounted("cell_file_t")); /* control */
	}
	AS("cell_child_t", categories())
	EXPECT_ERRNO(configured(object_context("cell_file_t", categories())), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(configured(object_context("cell_file_t", categories()))); /* control */
	EXPECT_AVC("cell_init_t", "cell_ro_file_t", "filesystem", "relabelto");
	EXPECT_AVC("cell_child_t", "tmpfs_t", "filesystem", "relabelfrom");
}
