/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the writer's ID compared wrongly, or more than one ID let through. */
PROBE(
	.claim = "Without CAP_SETUID in the parent, uid_map takes only one line of the writer's own ID",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer keeps CAP_SETUID and CAP_SETGID" },
)
{
	static const struct {
		const char *name, *text;
		int error;
	} cases[] = { { "own ID", "0 1000 1", 0 }, { "own ID to itself", "1000 1000 1", 0 },
		{ "a range from the own ID", "0 1000 2", EPERM },
		{ "another ID", "0 1001 1", EPERM }, { "the ID below", "0 999 1", EPERM },
		{ "root's", "0 0 1", EPERM }, { "own and another", "0 1000 1\n1 1001 1", EPERM } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		IN_CHILD(0) {
			become_with(1000, 1000,
				sabotaged() ? "cap_setuid,cap_setgid,cap_setfcap=ep" : NULL);
			pid_t pid = hold_userns(0, NULL, NULL);
			MUST(write_proc(pid, "setgroups", "deny"));
			for (int map = 0; map < 2; map++) {
				const char *name = map ? "gid_map" : "uid_map";
				row("%s: %s", name, cases[i].name);
				if (cases[i].error)
					EXPECT_ERRNO(write_proc(pid, name, cases[i].text), EPERM);
				else
					EXPECT_OK(
						write_proc(pid, name, cases[i].text)); /* control */
			}
			let_go(pid);
		}
	}
}
