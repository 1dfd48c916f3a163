/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: one of the parser's checks dropped or off by one at the ends of 32 bits. */
PROBE(
	.claim = "A map line that is no three valid numbers, or wraps around, is refused with EINVAL",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "a valid line is written in the place of each malformed one" },
)
{
	static const struct {
		const char *name, *text;
	} lines[] = { { "empty line", "\n" }, { "one field", "0" }, { "two fields", "0 0" },
		{ "length zero", "0 0 0" }, { "letters first", "x 0 1" },
		{ "letters second", "0 x 1" }, { "letters third", "0 0 x" },
		{ "a fourth field", "0 0 1 1" }, { "a comma", "0,0,1" }, { "a sign", "-1 0 1" },
		{ "a sign below", "0 -1 1" }, { "no user ID above", "4294967295 0 1" },
		{ "no user ID below", "0 4294967295 1" }, { "wraps above", "4294967294 0 3" },
		{ "wraps below", "0 4294967294 3" }, { "junk on the second line", "0 0 1\nx" },
		{ "an empty second line", "0 0 1\n\n" } };

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		pid_t pid = hold_userns(0, NULL, NULL);

		row("%s", lines[i].name);
		EXPECT_ERRNO(
			write_proc(pid, "uid_map", sabotaged() ? "0 0 1" : lines[i].text), EINVAL);
		let_go(pid);
	}
	pid_t pid = hold_userns(0, NULL, NULL);
	row("the last valid user ID");
	EXPECT_OK(write_proc(pid, "uid_map", "4294967294 4294967294 1\n")); /* control */
	let_go(pid);
}
