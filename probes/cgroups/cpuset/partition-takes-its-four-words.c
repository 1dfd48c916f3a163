/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an unknown word accepted, or a state written as it is read. */
PROBE(
	.claim = "cpuset.cpus.partition is member at first and refuses all but member, root and isolated: EINVAL",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { "cgroup2.cpuset" },
	.sabotage = { .twin = "member is written in place of each refused word" },
)
{
	static const char *const bad[] = { "root invalid", "partition", "0", "Member" };
	const char *top = cg_new(cg2(), "top");

	row("default");
	EXPECT_STR(cg_read(top, "cpuset.cpus.partition"), "member");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i]);
		EXPECT_ERRNO(cg_write(top, "cpuset.cpus.partition", sabotaged() ? "member" : bad[i]),
			EINVAL);
	}
	row("member");
	EXPECT_OK(cg_write(top, "cpuset.cpus.partition", "member")); /* control */
}
