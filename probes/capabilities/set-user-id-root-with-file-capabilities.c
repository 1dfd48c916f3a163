/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the exception for set-user-ID-root files that have capabilities lost. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(geteuid(), 0); /* control */
	EXPECT_EQ(now.permitted, shared_words()[0]);
	EXPECT_EQ(now.effective, shared_words()[0]);
}

PROBE(
	.claim = "A set-user-ID-root program with file capabilities gains just those, and none if "
		"empty",
	.source = "capabilities(7), Set-user-ID-root programs that have file capabilities",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the file has no capabilities attached" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 04755);
	for (int i = 0; i < 2; i++) {
		row(i ? "empty ones" : "two");
		shared_words()[0] = i ? 0 : BIT(CAP_CHOWN) | BIT(CAP_KILL);
		if (!sabotaged())
			MUST(file_caps(path, 2, shared_words()[0], 0, true, 0));
		IN_CHILD(0) {
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
