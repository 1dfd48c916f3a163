/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit stored for a resource that the machine does not have. */
PROBE(
	.claim = "misc.max lists only resources that the machine has, and refuses others with EINVAL",
	.source = "cgroup-v2.rst, Misc Interface Files, misc.max",
	.needs = { "cgroup2.misc" },
	.sabotage = { .twin = "the list is read instead of written" },
)
{
	const char *top = cg_new(cg2(), "top");
	const char *before = cg_read(top, "misc.max");

	EXPECT_ERRNO(sabotaged() ? (int)strlen(before) : cg_write(top, "misc.max", "bulkhead 5"), EINVAL);
	EXPECT_ERRNO(sabotaged() ? 0 : cg_write(top, "misc.max", "bulkhead"), EINVAL);
	EXPECT_STR(cg_read(top, "misc.max"), before); /* control */
	EXPECT_EQ(access(fmt("%s/misc.current", top), F_OK), 0);
}
