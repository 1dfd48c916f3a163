/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: file capabilities granted in spite of no_new_privs. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(now.permitted, shared_words()[0]);
	EXPECT_EQ(now.effective, shared_words()[0]);
}

PROBE(
	.claim = "With no_new_privs exec of a file with capabilities grants none of them",
	.source = "no_new_privs.rst, No New Privileges Flag; prctl(2), PR_SET_NO_NEW_PRIVS",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "no_new_privs is not set" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	MUST(file_caps(path, 2, BIT(CAP_CHOWN) | BIT(CAP_NET_RAW), 0, true, 0));
	for (int nnp = 0; nnp < 2; nnp++) {
		row(nnp ? "with no_new_privs" : "without it");
		shared_words()[0] = nnp ? 0 : BIT(CAP_CHOWN) | BIT(CAP_NET_RAW); /* control */
		IN_CHILD(0) {
			become(1000, 1000);
			if (nnp && !sabotaged())
				MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
