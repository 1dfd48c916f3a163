/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: PR_SET_NO_NEW_PRIVS with 0 accepted. */
PROBE(
	.claim = "no_new_privs can be set but not cleared, and its other arguments must be zero",
	.source = "prctl(2), PR_SET_NO_NEW_PRIVS and PR_GET_NO_NEW_PRIVS",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "only the valid call is made" },
)
{
	static const struct {
		const char *name;
		unsigned long args[4];
	} rows[] = { { "zero", { 0, 0, 0, 0 } }, { "two", { 2, 0, 0, 0 } },
		{ "all ones", { -1ul, 0, 0, 0 } }, { "third argument", { 1, 1, 0, 0 } },
		{ "fourth argument", { 1, 0, 1, 0 } }, { "fifth argument", { 1, 0, 0, 1 } } };

	for (int set = 0; set < 2; set++) {
		IN_CHILD(0) {
			if (set)
				no_new_privs();
			for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
				const unsigned long *a = rows[i].args;
				row("%s, %s", rows[i].name, set ? "set before" : "not set before");
				EXPECT_ERRNO(sabotaged() ? prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
							 : prctl(PR_SET_NO_NEW_PRIVS, a[0], a[1],
								   a[2], a[3]),
					EINVAL);
				EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), set);
			}
			row("reading with an argument, %s", set ? "set" : "not set");
			EXPECT_ERRNO(prctl(PR_GET_NO_NEW_PRIVS, 1, 0, 0, 0), EINVAL);
		}
	}
}
