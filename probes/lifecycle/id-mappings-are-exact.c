/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: an extent left out, or user and group maps exchanged. */
PROBE(.claim = "uid_map and gid_map of a cell are the configured extents and nothing else",
	.source = "runtime-spec config-linux.md, User namespace mappings; user_namespaces(7)",
	.needs = { "root", "userns" },
	.cell = { .add = NS_USER,
		.uid_map = "0 210000 900\n1000 310000 7",
		.gid_map = "0 220000 800" },
	.sabotage = { .add = NS_USER, .uid_map = "0 210000 1900", .gid_map = "0 220000 800" }, )
{
	unsigned int got[6] = { 0 };

	row("users");
	EXPECT_EQ(sscanf(file_text("/proc/self/uid_map"), "%u %u %u %u %u %u", &got[0], &got[1],
			  &got[2], &got[3], &got[4], &got[5]),
		6);
	EXPECT(got[0] == 0 && got[1] == 210000 && got[2] == 900);
	EXPECT(got[3] == 1000 && got[4] == 310000 && got[5] == 7);
	row("groups");
	EXPECT_EQ(sscanf(file_text("/proc/self/gid_map"), "%u %u %u %u %u %u", &got[0], &got[1],
			  &got[2], &got[3], &got[4], &got[5]),
		3);
	EXPECT(got[0] == 0 && got[1] == 220000 && got[2] == 800);
	row("at the borders");
	IN_CHILD(0)
	EXPECT_OK(setresuid(1006, 1006, 1006)); /* control */
	IN_CHILD(0)
	EXPECT_ERRNO(setresuid(1007, 1007, 1007), EINVAL);
}
