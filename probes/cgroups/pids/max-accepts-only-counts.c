/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a negative number taken as a huge or a zero limit. */
PROBE(
	.claim = "pids.max takes a count or max, defaults to max, and refuses the rest with EINVAL",
	.source = "cgroup-v2.rst, PID, pids.max",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the refused values are replaced by a good one" },
)
{
	static const char *const bad[] = { "-1", "ten", "1x", "0x" };
	const char *group = cg_new(cg2(), "values");

	row("default");
	EXPECT_STR(cg_read(group, "pids.max"), "max");
	row("zero is a limit");
	EXPECT_OK(cg_write(group, "pids.max", "0")); /* control */
	EXPECT_STR(cg_read(group, "pids.max"), "0");
	row("a count");
	EXPECT_OK(cg_write(group, "pids.max", "17"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("refused: %s", bad[i]);
		EXPECT_ERRNO(cg_write(group, "pids.max", sabotaged() ? "3" : bad[i]), EINVAL);
		EXPECT_STR(cg_read(group, "pids.max"), "17");
	}
	row("back to max");
	EXPECT_OK(cg_write(group, "pids.max", "max"));
	EXPECT_STR(cg_read(group, "pids.max"), "max");
}
