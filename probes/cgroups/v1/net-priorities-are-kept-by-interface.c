/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: a priority for another interface; unknown ones taken; not inherited. */
static void look(const char *group)
{
	const char *early = cg_new(group, "early");

	row("default");
	EXPECT(has_word(cg_read(group, "net_prio.ifpriomap"), "lo"));
	EXPECT_EQ(cg_key(group, "net_prio.ifpriomap", "lo"), 0); /* control */
	row("set");
	if (!sabotaged())
		EXPECT_OK(cg_write(group, "net_prio.ifpriomap", "lo 6"));
	EXPECT_EQ(cg_key(group, "net_prio.ifpriomap", "lo"), 6);
	row("a child made after");
	EXPECT_EQ(cg_key(cg_new(group, "late"), "net_prio.ifpriomap", "lo"), 6);
	row("a child made before");
	EXPECT_EQ(cg_key(early, "net_prio.ifpriomap", "lo"), 0);
	row("no such interface");
	EXPECT_ERRNO(cg_write(group, "net_prio.ifpriomap", "bulkhead9 5"), ENODEV);
	row("no priority");
	EXPECT_ERRNO(cg_write(group, "net_prio.ifpriomap", "lo"), EINVAL);
	row("the index is the kernel's");
	EXPECT_ERRNO(cg_write(group, "net_prio.prioidx", "3"), EINVAL);
	EXPECT_NE(cg_number(group, "net_prio.prioidx"), cg_number(early, "net_prio.prioidx"));
}

PROBE(.claim = "net_prio.ifpriomap keeps a priority for each interface, copied at creation; "
	       "unknown ones: ENODEV",
	.source = "Documentation/admin-guide/cgroup-v1/net_prio.rst",
	.needs = { "root", "cap.SYS_ADMIN" }, .sabotage = { .twin = "no priority is set" },
	.exclusive = true, )
{
	with_net_controller("net_prio", look);
}
