/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bugs it catches: ambient capabilities lost over exec, or not added to permitted. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(now.ambient, BIT(CAP_CHOWN));
	EXPECT_EQ(now.permitted, BIT(CAP_CHOWN));
	EXPECT_EQ(now.effective, BIT(CAP_CHOWN));
	EXPECT_EQ(now.inheritable, BIT(CAP_CHOWN) | BIT(CAP_KILL));
}

PROBE(
	.claim = "An unprivileged user's exec keeps exactly the ambient capabilities, and in "
		"effect",
	.source = "capabilities(7), Transformation of capabilities during execve()",
	.needs = { "root", "cap.SETPCAP" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the capability is not raised" },
)
{
	IN_CHILD(0) {
		struct sets all = sets_now();
		MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
		MUST(set_uids(1000, 1000, 1000));
		all.inheritable = BIT(CAP_CHOWN) | BIT(CAP_KILL);
		MUST(sets_try(all));
		if (!sabotaged())
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
		MUST(prctl(PR_SET_DUMPABLE, 1));
		exec_self("check");
	}
}
