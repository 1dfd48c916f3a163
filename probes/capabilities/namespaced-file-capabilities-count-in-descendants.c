/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the root ID compared with the innermost namespace's root alone. */
static void check(void)
{
	EXPECT_EQ(sets_now().permitted, BIT(CAP_CHOWN));
}

PROBE(
	.claim = "Version 3 file capabilities also count in a descendant of their root's namespace",
	.source = "capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the attribute names a root of neither namespace" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	MUST(file_caps(path, 3, BIT(CAP_CHOWN), 0, true, sabotaged() ? 300000 : 100000));
	row("the namespace itself");
	IN_USERNS(0, "0 100000 3000", "0 100000 3000") {
		become(1000, 1000);
		exec_copy(path, "check");
		broken("exec: %m");
	}
	row("a child namespace with another root");
	IN_USERNS(0, "0 100000 3000", "0 100000 3000") {
		become(0, 0); /* an ID that is mapped, which a further namespace needs */
		IN_USERNS(0, "0 500 2000", "0 500 2000") {
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
