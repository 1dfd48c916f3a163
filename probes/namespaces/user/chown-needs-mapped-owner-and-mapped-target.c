/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: CAP_CHOWN of a namespace used on files of others, or an unmapped target
 * taken raw. */
PROBE(
	.claim = "CAP_CHOWN in a user namespace works on files whose user and group are mapped, else EPERM",
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
	} cases[] = { { "both mapped", 100001, 100001, 0 },
		{ "user not mapped", 5000, 100001, EPERM },
		{ "group not mapped", 100001, 5000, EPERM }, { "none mapped", 5000, 5000, EPERM },
		{ "of the host's root", 0, 0, EPERM },
		{ "just beyond the map", 100010, 100001, EPERM } };
	const char *map =
		sabotaged() ? "0 100000 10\n10 0 100000\n100010 100010 1000" : "0 100000 10";

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *file = fmt("%s/%zu", scratch(), i);
		make_file(file, "", 0666);
		MUST(chown(file, cases[i].uid, cases[i].gid));
		IN_USERNS(0, map, map) {
			become_inner_root();
			row("%s", cases[i].name);
			if (cases[i].error) {
				EXPECT_ERRNO(chown(file, 2, 2), EPERM);
			} else {
				EXPECT_OK(chown(file, 2, 2)); /* control */
				EXPECT_ERRNO(chown(file, 200000, -1u), EINVAL);
				EXPECT_ERRNO(chown(file, -1u, 200000), EINVAL);
			}
		}
	}
}
