/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: set-user-ID or set-group-ID honoured in spite of no_new_privs. */
static void check(void)
{
	bool raised = shared_words()[0];

	EXPECT_EQ(geteuid(), raised ? 0 : 1000);
	EXPECT_EQ(getegid(), raised ? 0 : 1000);
	EXPECT_EQ(sets_now().permitted != 0, raised);
}

PROBE(
	.claim = "With no_new_privs exec of a set-user-ID and set-group-ID program changes no ID",
	.source = "prctl(2), PR_SET_NO_NEW_PRIVS; no_new_privs.rst, No New Privileges Flag",
	.needs = { "root", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "no_new_privs is not set" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 06755);
	for (int nnp = 0; nnp < 2; nnp++) {
		row(nnp ? "with no_new_privs" : "without it");
		shared_words()[0] = !nnp; /* control */
		IN_CHILD(0) {
			become(1000, 1000);
			if (nnp && !sabotaged())
				MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
