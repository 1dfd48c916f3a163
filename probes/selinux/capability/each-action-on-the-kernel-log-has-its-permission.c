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
	/* With no buffer and length 0 an action that is let through changes nothing that stays. */
	static const struct {
		const char *name;
		int action;
		const char *perm;
	} actions[] = {
		{ "close", 0, "syslog_mod" },
		{ "open", 1, "syslog_mod" },
		{ "read", 2, "syslog_mod" },
		{ "read and clear", 4, "syslog_mod" },
		{ "console on", 7, "syslog_console" },
		{ "console level", 8, "syslog_console" },
		{ "size of what is unread", 9, "syslog_mod" },
	};
	char buf[64];

	stage();
	AS("cell_init_t", categories())
	{
		for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
			row("%s", actions[i].name);
			EXPECT_ERRNO(klogctl(actions[i].action, NULL, 0), EACCES);
		}
		row("read all"); /* control: syslog_read is granted */
		EXPECT_OK(klogctl(3, buf, sizeof(buf)));
		EXPECT_OK(klogctl(10, NULL, 0));
	}
	EXPECT_ERRNO(klogctl(8, NULL, 0), EINVAL); /* control: the outside fails by the level */
	EXPECT_AVC("cell_init_t", "kernel_t", "system", "syslog_mod");
	/* Each call left one record, in their order. */
	size_t n = 0;
	for (size_t i = 0; i < avc_count(); i++) {
		const struct avc *a = avc_get(i);
		if (strcmp(a->tclass, "system") != 0 || n == sizeof(actions) / sizeof(actions[0]))
			continue;
		row("%s, recorded", actions[n].name);
		EXPECT_STR(a->perms, actions[n++].perm);
	}
	EXPECT_EQ(n, sizeof(actions) / sizeof(actions[0]));
}
