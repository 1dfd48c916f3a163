/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a domain controller enabled over threaded groups, whose threads of one
 * process would then be charged in two places. */
PROBE(.claim = "The domain of threaded groups enables threaded controllers and no other: "
	       "EOPNOTSUPP",
	.source = "cgroup-v2.rst, Threads", .needs = { "cgroup2.memory", "cgroup2.pids" },
	.sabotage = { .twin = "no child is threaded" }, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	if (!sabotaged()) {
		MUST(cg_write(low, "cgroup.type", "threaded"));
		EXPECT_STR(cg_read(top, "cgroup.type"), "domain threaded"); /* control */
	}
	row("a domain controller");
	EXPECT_ERRNO(cg_write(top, "cgroup.subtree_control", "+memory"), EOPNOTSUPP);
	row("with a threaded one");
	EXPECT_ERRNO(cg_write(top, "cgroup.subtree_control", "+pids +memory"), EOPNOTSUPP);
	row("a threaded controller");
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", "+pids")); /* control */
	EXPECT_STR(cg_read(low, "cgroup.controllers"), "pids");
}
