/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "attr/exec, fscreate, sockcreate, keycreate and current each need a permission, "
	       "else EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, setexec",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const char *const attributes[][2] = { { "exec", "setexec" },
		{ "fscreate", "setfscreate" }, { "sockcreate", "setsockcreate" },
		{ "keycreate", "setkeycreate" }, { "current", "setcurrent" } };

	stage();
	for (size_t i = 0; i < 5; i++) {
		const char *name = attributes[i][0];
		row("%s", name);
		AS("cell_child_t", categories())
		EXPECT_EQ(attr_write(name, subject_context("cell_child_t", categories())), -EACCES);
		AS("cell_init_t", categories())
		EXPECT_EQ(attr_write(name, subject_context("cell_init_t", categories())),
			0); /* control */
		EXPECT_AVC("cell_child_t", "cell_child_t", "process", attributes[i][1]);
	}
}
