/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_group.h"

/* Kernel bug it catches: attributes of one group shown on another, or trusted ones without privilege. */
PROBE(
	.claim = "user and trusted attributes of a group's directory are its own; trusted needs CAP_SYS_ADMIN",
	.source = "cgroup-v2.rst, Basic Operations, Mounting; xattr(7)",
	.needs = { "cgroup2", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the attributes are set on the sibling as well" },
)
{
	static const char *const names[] = { "user.bulkhead", "trusted.bulkhead" };
	const char *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b");
	char value[16];

	for (int i = 0; i < 2; i++) {
		row("%s", names[i]);
		EXPECT_OK(setxattr(a, names[i], "one", 3, 0)); /* control */
		if (sabotaged())
			MUST(setxattr(b, names[i], "one", 3, 0));
		EXPECT_EQ(getxattr(a, names[i], value, sizeof(value)), 3);
		EXPECT_ERRNO(getxattr(b, names[i], value, sizeof(value)), ENODATA);
	}
	row("without privilege");
	delegate_to(a, NOBODY_UID);
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		EXPECT_ERRNO(setxattr(a, names[1], "two", 3, 0), EPERM);
		EXPECT_OK(setxattr(a, names[0], "two", 3, 0));
	}
}
