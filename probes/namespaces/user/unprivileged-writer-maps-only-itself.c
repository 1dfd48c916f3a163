/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: the writer's ID compared wrongly (the user's for the group's, the real
 * for the effective one), or more than one ID let through. */
PROBE(
	.claim = "Without CAP_SETUID in the parent, uid_map takes only one line of the writer's own ID",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer keeps CAP_SETUID and CAP_SETGID" },
)
{
	/* %1$d is the effective ID of the writer, %2$d the one after it, %3$d the real one. */
	static const struct {
		const char *name, *text;
		int error;
	} cases[] = { { "own ID", "0 %1$d 1", 0 }, { "own ID to itself", "%1$d %1$d 1", 0 },
		{ "a range from the own ID", "0 %1$d 2", EPERM },
		{ "the ID above", "0 %2$d 1", EPERM }, { "the real ID", "0 %3$d 1", EPERM },
		{ "root's", "0 0 1", EPERM }, { "own and another", "0 %1$d 1\n1 %2$d 1", EPERM } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		IN_CHILD(0) {
			become_with(1000, 1500,
				sabotaged() ? "cap_setuid,cap_setgid,cap_setfcap=ep"
					    : "cap_setuid,cap_setgid=ep");
			MUST(setresgid(2500, 1500, 1500));
			MUST(setresuid(2000, 1000, 1000));
			cap_t none = MUST_PTR(cap_init());
			if (!sabotaged())
				MUST(cap_set_proc(none));
			cap_free(none);
			MUST(prctl(PR_SET_DUMPABLE, 1));
			pid_t pid = hold_userns(0, NULL, NULL);
			MUST(write_proc(pid, "setgroups", "deny"));
			for (int map = 0; map < 2; map++) {
				const char *name = map ? "gid_map" : "uid_map";
				int own = map ? 1500 : 1000;
				char line[64];
				snprintf(line, sizeof(line), cases[i].text, own, own + 1,
					own + 1000);
				row("%s: %s", name, cases[i].name);
				if (cases[i].error)
					EXPECT_ERRNO(write_proc(pid, name, line), EPERM);
				else
					EXPECT_OK(write_proc(pid, name, line)); /* control */
			}
			let_go(pid);
		}
	}
}
