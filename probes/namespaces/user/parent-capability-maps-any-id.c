/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: CAP_SETUID asked for in the wrong namespace, or the wrong one of
 * CAP_SETUID and CAP_SETGID for a map. */
PROBE(
	.claim = "Mapping other IDs needs CAP_SETUID for uid_map, CAP_SETGID for gid_map, in the parent",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer holds both capabilities in every row" },
)
{
	static const struct {
		const char *name, *caps;
		int uid_error, gid_error;
	} cases[] = { { "both", "cap_setuid,cap_setgid=ep", 0, 0 },
		{ "CAP_SETUID only", "cap_setuid=ep", 0, EPERM },
		{ "CAP_SETGID only", "cap_setgid=ep", EPERM, 0 },
		{ "CAP_SETUID permitted, not effective", "cap_setuid=p", EPERM, EPERM },
		{ "CAP_SYS_ADMIN only", "cap_sys_admin=ep", EPERM, EPERM } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		IN_CHILD(0) {
			become_with(1000, 1000, cases[sabotaged() ? 0 : i].caps);
			pid_t pid = hold_userns(0, NULL, NULL);
			row("uid_map with %s", cases[i].name);
			if (cases[i].uid_error)
				EXPECT_ERRNO(write_proc(pid, "uid_map", "0 5000 10"), EPERM);
			else
				EXPECT_OK(write_proc(pid, "uid_map", "0 5000 10")); /* control */
			row("gid_map with %s", cases[i].name);
			if (cases[i].gid_error)
				EXPECT_ERRNO(write_proc(pid, "gid_map", "0 5000 10"), EPERM);
			else
				EXPECT_OK(write_proc(pid, "gid_map", "0 5000 10")); /* control */
			let_go(pid);
		}
	}
}
