/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: only one of both sides compared; off by one where ranges touch; the
 * extents beyond the inline five not compared. */
PROBE(
	.claim = "Map lines that overlap above or below are refused with EINVAL, touching ones are not",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the lines are moved apart" },
)
{
#define SIX "100 100 1\n102 102 1\n104 104 1\n106 106 1\n108 108 1\n110 110 1\n"
	static const struct {
		const char *name, *apart, *text;
	} refused[] = { { "the same line twice", "0 0 1\n1 1 1", "0 0 1\n0 0 1" },
		{ "above", "0 0 10\n10 100 10", "0 0 10\n9 100 10" },
		{ "below", "0 0 10\n100 10 10", "0 0 10\n100 9 10" },
		{ "above, in descending order", "10 100 10\n0 0 10", "9 100 10\n0 0 10" },
		{ "contains", "0 0 10\n15 100 1", "0 0 10\n5 100 1" },
		{ "is contained", "5 100 1\n10 0 10", "5 100 1\n0 0 10" },
		{ "above, in the seventh line", SIX "200 200 1", SIX "110 200 1" },
		{ "below, in the seventh line", SIX "200 200 1", SIX "200 100 1" } };
	static const char *const touching[] = { "0 0 10\n10 10 10", "10 0 10\n0 10 10",
		SIX "111 111 1", SIX "99 99 1" };

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		row("%s", refused[i].name);
		EXPECT_ERRNO(write_proc(pid, "uid_map",
				     sabotaged() ? refused[i].apart : refused[i].text),
			EINVAL);
		let_go(pid);
	}
	row("ranges that only touch");
	for (size_t i = 0; i < sizeof(touching) / sizeof(touching[0]); i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		EXPECT_OK(write_proc(pid, "uid_map", touching[i])); /* control */
		let_go(pid);
	}
}
