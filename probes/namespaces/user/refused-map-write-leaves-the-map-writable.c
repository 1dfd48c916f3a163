/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a refused write counted as the one write, or leaving extents behind. */
PROBE(
	.claim = "A refused write to uid_map leaves it empty, and a valid write succeeds afterwards",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the line that ought to be refused is a valid one" },
)
{
	static const char *const refused[] = { "0 0 0", "0 0 1\n0 9 1", "0 0 1\nx",
		"0 4294967295 1" };

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		const char *map = fmt("/proc/%d/uid_map", pid);

		row("after \"%s\"", i == 1 ? "overlap" : i == 2 ? "junk" : refused[i]);
		write_file(map, sabotaged() ? "5 5 1" : refused[i]);
		EXPECT_STR(file_text(map), "");
		EXPECT_OK(write_file(map, "0 100000 10"));
		EXPECT_STR(file_text(map), "         0     100000         10");
		let_go(pid);
	}
}
