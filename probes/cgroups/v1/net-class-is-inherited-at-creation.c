/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: the class not copied to a child, or read from the parent later. */
static void look(const char *group)
{
	const char *early = cg_new(group, "early");

	row("default");
	EXPECT_EQ(cg_number(group, "net_cls.classid"), 0); /* control */
	if (!sabotaged())
		EXPECT_OK(cg_write(group, "net_cls.classid", "0x00100001"));
	row("read back");
	EXPECT_EQ(cg_number(group, "net_cls.classid"), 0x100001);
	row("a child made after");
	EXPECT_EQ(cg_number(cg_new(group, "late"), "net_cls.classid"), 0x100001);
	row("a child made before");
	EXPECT_EQ(cg_number(early, "net_cls.classid"), 0);
	row("no number");
	EXPECT_ERRNO(cg_write(group, "net_cls.classid", "10:1"), EINVAL);
}

PROBE(.claim = "net_cls.classid is 0 at first, reads back in decimal, and a child copies it when "
	       "it is made",
	.source = "Documentation/admin-guide/cgroup-v1/net_cls.rst",
	.needs = { "root", "cap.SYS_ADMIN" }, .sabotage = { .twin = "no class is set" },
	.exclusive = true, )
{
	with_net_controller("net_cls", look);
}
