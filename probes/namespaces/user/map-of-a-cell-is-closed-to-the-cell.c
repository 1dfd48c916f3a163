/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a cell that widens its own map, or tells by it where its users lie. */
PROBE(
	.claim = "A cell cannot write the maps of its user namespace again: EPERM",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.cell = { .add = NS_USER, .capabilities = "all" },
	.sabotage = { .add = NS_USER, .capabilities = "all", .uid_map = "0 100000 1000" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map" };

	for (int i = 0; i < 2; i++) {
		row("%s", maps[i]);
		EXPECT_STR(file_text(fmt("/proc/self/%s", maps[i])),
			"         0     100000      65536"); /* control */
		EXPECT_ERRNO(write_proc(0, maps[i], "0 0 1"), EPERM);
		EXPECT_ERRNO(write_proc(0, maps[i], "0 100000 65536"), EPERM);
	}
}
