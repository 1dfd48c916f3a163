/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a wrong type at birth; a way back from threaded opened. */
PROBE(
	.claim = "A new group is a domain, and threaded is the only type that can be written, with no way back",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.type; Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "threaded is written in place of each refused word" },
)
{
	static const char *const bad[] = { "domain", "domain threaded", "domain invalid", "thread" };
	/* A level of its own: the upper one distributes domain controllers. */
	const char *group = cg_new(cg_new(cg2(), "top"), "typed");

	row("default");
	EXPECT_STR(cg_read(group, "cgroup.type"), "domain");
	for (int turned = 0; turned < 2; turned++) {
		for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
			row("%s: %s", turned ? "threaded" : "domain", bad[i]);
			EXPECT_ERRNO(cg_write(group, "cgroup.type", sabotaged() ? "threaded" : bad[i]),
				EINVAL);
		}
		if (!turned) {
			row("threaded");
			EXPECT_OK(cg_write(group, "cgroup.type", "threaded")); /* control */
		}
		EXPECT_STR(cg_read(group, "cgroup.type"), "threaded");
	}
	row("threaded again");
	EXPECT_OK(cg_write(group, "cgroup.type", "threaded"));
}
