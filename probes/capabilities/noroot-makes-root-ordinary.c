/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: SECBIT_NOROOT heeded for root's exec and not for set-user-ID programs. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(geteuid(), 0); /* control: it is root */
	EXPECT_EQ(now.permitted, 0);
	EXPECT_EQ(now.effective, 0);
}

PROBE(
	.claim = "With SECBIT_NOROOT exec gives no capabilities to root nor to set-user-ID-root "
		"programs",
	.source = "capabilities(7), SECBIT_NOROOT",
	.needs = { "root", "cap.SETPCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the securebit is not set" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 04755);
	for (int suid = 0; suid < 2; suid++) {
		row(suid ? "set-user-ID-root program" : "root");
		IN_CHILD(0) {
			if (!sabotaged())
				MUST(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT, 0, 0, 0));
			if (suid)
				become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
