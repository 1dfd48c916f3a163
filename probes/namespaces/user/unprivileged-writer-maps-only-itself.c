/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/prctl.h>

#include "_user.h"

/*
 * Text with E for the effective ID of the writer, A for the one above it, R for the real one.
 * Not "%1$d": with checks built in, the C library ends a program whose format leaves one out.
 */
static void spell(char *line, size_t size, const char *text, int effective)
{
	int length = 0;

	for (; *text && (size_t)length < size; text++) {
		int id = effective + (*text == 'A') + 1000 * (*text == 'R');

		length += strchr("EAR", *text)
				  ? snprintf(line + length, size - (size_t)length, "%d", id)
				  : snprintf(line + length, size - (size_t)length, "%c", *text);
	}
}

/* Kernel bug it catches: the writer's ID compared wrongly (the user's for the group's, the real
 * for the effective one), or more than one ID let through. */
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
	} cases[] = { { "own ID", "0 E 1", 0 }, { "own ID to itself", "E E 1", 0 },
		{ "a range from the own ID", "0 E 2", EPERM }, { "the ID above", "0 A 1", EPERM },
		{ "the real ID", "0 R 1", EPERM }, { "root's", "0 0 1", EPERM },
		{ "own and another", "0 E 1\n1 A 1", EPERM } };

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
				spell(line, sizeof(line), cases[i].text, own);
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
