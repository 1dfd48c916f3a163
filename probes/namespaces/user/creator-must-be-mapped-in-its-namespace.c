/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a namespace owned by nobody, or only one of user and group looked at. */
PROBE(
	.claim = "A process whose user or group ID has no mapping cannot make a user namespace: EPERM",
	.source = "clone(2), ERRORS; unshare(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "both IDs are mapped" },
)
{
	static const struct {
		const char *name, *uid_map, *gid_map;
		int error;
	} cases[] = { { "both mapped", "0 0 1", "0 0 1", 0 },
		{ "user not mapped", "1 1 1", "0 0 1", EPERM },
		{ "group not mapped", "0 0 1", "1 1 1", EPERM },
		{ "none mapped", "1 1 1", "1 1 1", EPERM } };

	for (size_t i = 0; i < 4; i++) {
		size_t k = sabotaged() ? 0 : i;
		IN_USERNS(0, cases[k].uid_map, cases[k].gid_map) {
			row("%s", cases[i].name);
			pid_t pid = try_spawn(CLONE_NEWUSER);
			if (pid == 0)
				probe_exit(0);
			if (cases[i].error) {
				EXPECT_ERRNO(pid, EPERM);
				EXPECT_ERRNO(unshare(CLONE_NEWUSER), EPERM);
			} else {
				EXPECT_OK(pid); /* control */
				EXPECT_OK(unshare(CLONE_NEWUSER));
			}
		}
	}
}
