/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: off by one at the page, which reads one byte past the copied buffer. */
PROBE(
	.claim = "A write to uid_map as long as a page is refused with EINVAL, one byte less is taken",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the long write is one byte shorter" },
)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *text = MUST_PTR(malloc(page + 1));
	pid_t fits = hold_userns(0, NULL, NULL), over = hold_userns(0, NULL, NULL);

	/* One valid line, padded by blanks before its last field. */
	memset(text, ' ', page);
	memcpy(text, "0 0", 3);
	memcpy(text + page - 2, "1", 2);
	EXPECT_EQ(strlen(text), page - 1);
	EXPECT_OK(write_proc(fits, "uid_map", text)); /* control */
	if (!sabotaged()) {
		text[page - 2] = ' ';
		memcpy(text + page - 1, "1", 2);
	}
	EXPECT_ERRNO(write_proc(over, "uid_map", text), EINVAL);
	let_go(fits);
	let_go(over);
}
