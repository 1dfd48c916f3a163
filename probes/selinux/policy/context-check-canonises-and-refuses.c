/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oracle.h"

PROBE(.claim = "selinuxfs context accepts a valid context, gives its canonical form, and refuses "
	       "others",
	.source = "security_canonicalize_context(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the context asked about is another" })
{
	stage();
	const char *got =
		selinuxfs_ask("context", sabotaged() ? "system_u:system_r:cell_t:s0:c5"
						     : "system_u:system_r:cell_t:s0:c5,c3,c4");
	EXPECT_STR(got ? got : "refused", "system_u:system_r:cell_t:s0:c3.c5");
	static const char *const invalid[][2] = { { "unknown-type",
							  "system_u:system_r:no_such_t:s0" },
		{ "type-without-role", "system_u:system_r:host_file_t:s0" },
		{ "unknown-user", "no_user_u:system_r:cell_t:s0" },
		{ "level-order", "system_u:system_r:cell_t:s0:c1-s0" },
		{ "no-level", "system_u:system_r:cell_t" } };
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++) {
		row("%s", invalid[i][0]);
		got = selinuxfs_ask("context", invalid[i][1]);
		EXPECT(!got);
		EXPECT_EQ(got ? 0 : errno, EINVAL);
	}
}
