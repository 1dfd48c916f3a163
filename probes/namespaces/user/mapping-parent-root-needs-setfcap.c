/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: CAP_SETFCAP not asked for, or asked of the child namespace only, so that
 * file capabilities can be forged that count in the parent (CVE-2021-3493's kin, fixed in 5.12). */
PROBE(
	.claim = "Mapping user ID 0 of the parent needs CAP_SETFCAP of the writer in the parent",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer keeps CAP_SETFCAP" },
)
{
	static const struct {
		const char *name, *text;
		int error;
	} cases[] = { { "root alone", "0 0 1", EPERM }, { "root in a range", "5 0 10", EPERM },
		{ "root in the second line", "0 5 1\n1 0 1", EPERM }, { "not root", "0 1 10", 0 } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		IN_CHILD(0) {
			if (!sabotaged())
				drop_cap(CAP_SETFCAP);
			pid_t pid = hold_userns(0, NULL, NULL);
			row("%s", cases[i].name);
			if (cases[i].error)
				EXPECT_ERRNO(write_proc(pid, "uid_map", cases[i].text), EPERM);
			else
				EXPECT_OK(write_proc(pid, "uid_map", cases[i].text)); /* control */
			/* The rule is of user IDs alone. */
			EXPECT_OK(write_proc(pid, "gid_map", cases[i].text));
			let_go(pid);
		}
	}
}
