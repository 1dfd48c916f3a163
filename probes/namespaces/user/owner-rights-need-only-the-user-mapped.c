/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: CAP_FOWNER used on an unmapped owner's file, or the group asked for too. */
PROBE(
	.claim = "CAP_FOWNER in a user namespace works on files whose user is mapped, whatever the group",
	.source = "user_namespaces(7), Operation of file-related capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	static const struct {
		const char *name;
		uid_t uid;
		gid_t gid;
		int error;
	} cases[] = { { "both mapped", 100001, 100001, 0 }, { "group not mapped", 100001, 5000, 0 },
		{ "user not mapped", 5000, 100001, EPERM }, { "of the host's root", 0, 0, EPERM } };
	const char *map = sabotaged() ? "0 100000 10\n10 0 100000" : "0 100000 10";

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *file = fmt("%s/f%zu", scratch(), i);
		struct timespec times[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };
		make_file(file, "", 0644);
		MUST(chown(file, cases[i].uid, cases[i].gid));
		IN_USERNS(0, map, map) {
			become_inner_root();
			row("%s", cases[i].name);
			if (cases[i].error) {
				EXPECT_ERRNO(chmod(file, 0666), EPERM);
				EXPECT_ERRNO(utimensat(AT_FDCWD, file, times, 0), EPERM);
			} else {
				EXPECT_OK(chmod(file, 0666)); /* control */
				EXPECT_OK(utimensat(AT_FDCWD, file, times, 0));
			}
		}
	}
}
