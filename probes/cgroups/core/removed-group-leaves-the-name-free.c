/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: state of a removed group inherited by one of the same name. */
PROBE(
	.claim = "A group made under the name of a removed one starts with defaults",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is not removed in between" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	MUST(cg_write(low, "cgroup.max.depth", "3"));
	MUST(cg_write(low, "cgroup.freeze", "1"));
	MUST(cg_write(low, "cgroup.type", "threaded"));
	MUST(chown(fmt("%s/cgroup.procs", low), NOBODY_UID, NOBODY_UID));
	if (!sabotaged()) {
		EXPECT_OK(rmdir(low));
		EXPECT_OK(mkdir(low, 0755)); /* control */
	}
	EXPECT_STR(cg_read(low, "cgroup.max.depth"), "max");
	EXPECT_STR(cg_read(low, "cgroup.freeze"), "0");
	EXPECT_STR(cg_read(low, "cgroup.type"), "domain");
	struct stat st;
	MUST(stat(fmt("%s/cgroup.procs", low), &st));
	EXPECT_EQ(st.st_uid, geteuid());
}
