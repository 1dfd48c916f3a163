/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: CAP_FSETID of a namespace keeping the bit for a group of the host. */
PROBE(
	.claim = "chmod(2) by a user namespace's root drops the set-group-ID bit of an unmapped group",
	.source = "user_namespaces(7), Operation of file-related capabilities; chmod(2), DESCRIPTION",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps the group" },
)
{
	static const gid_t groups[] = { 100005, 5000 };
	struct stat st;

	for (size_t i = 0; i < 2; i++) {
		const char *file = fmt("%s/f%zu", scratch(), i);
		make_file(file, "", 0755);
		MUST(chown(file, 100000, groups[i]));
		IN_USERNS(0, "0 100000 10", sabotaged() ? "0 100000 10\n10 5000 1" : "0 100000 10") {
			become_inner_root();
			row("%s", i ? "not mapped" : "mapped");
			MUST(chmod(file, 02755));
			MUST(stat(file, &st));
			EXPECT_EQ(st.st_mode & 07777,
				i ? 0755 : 02755); /* the mapped one is the control */
		}
	}
}
