/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the check that a map is still empty dropped for one of the three maps. */
PROBE(
	.claim = "A second write to an ID map of a user namespace fails with EPERM",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the second write goes to another user namespace" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map", "projid_map" };
	static const char *const second[] = { "0 0 1", "1 1 1" };

	for (size_t i = 0; i < 6; i++) {
		const char *map = maps[i / 2];
		pid_t one = hold_userns(0, NULL, NULL), two = hold_userns(0, NULL, NULL);

		row("%s, %s lines", map, i % 2 ? "other" : "the same");
		EXPECT_OK(write_proc(one, map, "0 0 1")); /* control */
		EXPECT_ERRNO(write_proc(sabotaged() ? two : one, map, second[i % 2]), EPERM);
		let_go(one);
		let_go(two);
	}
}
