/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/klog.h>

#include "stage.h"

/* Kernel bug it catches: an action of syslog(2) that is missing from the hook's list, so that it is
 * not asked, or asked as another (setting the console's level with the permission to read). */
PROBE(.claim = "syslog(2) asks syslog_mod to take from the log and syslog_console to set the "
	       "console's level",
	.source = "SELinux Notebook, Object Classes and Permissions, System Object Class, "
		  "syslog_console",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	/* Arguments with which an action that is let through changes nothing that stays. */
	static const struct {
		const char *name;
		int action, len;
	} actions[] = {
		{ "close", 0, 0 },
		{ "open", 1, 0 },
		{ "read", 2, 0 },
		{ "read and clear", 4, 0 },
		{ "console on", 7, 0 },
		{ "console level", 8, 0 },
		{ "size of what is unread", 9, 0 },
	};
	char buf[64];

	stage();
	AS("cell_init_t", categories())
	{
		for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
			row("%s", actions[i].name);
			EXPECT_ERRNO(klogctl(actions[i].action, NULL, actions[i].len), EACCES);
		}
		row("read all"); /* control: syslog_read is granted */
		EXPECT_OK(klogctl(3, buf, sizeof(buf)));
		EXPECT_OK(klogctl(10, NULL, 0));
	}
	EXPECT_ERRNO(klogctl(8, NULL, 0), EINVAL); /* control: the outside fails by the level */
	EXPECT_AVC("cell_init_t", "kernel_t", "system", "syslog_mod");
	EXPECT_AVC("cell_init_t", "kernel_t", "system", "syslog_console");
}
