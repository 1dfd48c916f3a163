/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a set-user-ID-root program that gains nothing, or beyond its bounds. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(getuid(), 1000); /* control: the real ID stays */
	EXPECT_EQ(now.permitted, now.bounding | now.inheritable);
	EXPECT_EQ(now.effective, now.permitted);
	EXPECT_EQ(now.bounding & BIT(CAP_SYS_TIME), 0);
	EXPECT_NE(now.permitted, 0);
}

PROBE(
	.claim = "A set-user-ID-root program gains the bounding set in permitted and effective",
	.source = "capabilities(7), Capabilities and execution of programs by root",
	.needs = { "root", "cap.SETPCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the set-user-ID bit is not set" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, sabotaged() ? 0755 : 04755);
	IN_CHILD(0) {
		MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0));
		become(1000, 1000);
		exec_copy(path, "check");
		broken("exec: %m");
	}
}
