/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the bounding set restored by exec or by a user ID change. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(now.bounding & BIT(CAP_CHOWN), 0);
	EXPECT_EQ(now.permitted & BIT(CAP_CHOWN), 0);
	EXPECT_NE(now.permitted & BIT(CAP_KILL), 0); /* control: the rest is there for root */
}

PROBE(
	.claim = "A capability dropped from the bounding set is gone for the thread, its children "
		"and exec",
	.source = "capabilities(7), Capability bounding set from Linux 2.6.25 onward",
	.needs = { "root", "cap.SETPCAP" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "nothing is dropped" },
)
{
	if (!sabotaged())
		MUST(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0));
	row("still permitted to the thread itself");
	EXPECT_NE(sets_now().permitted & BIT(CAP_CHOWN), 0); /* control */
	row("exec");
	IN_CHILD(0)
	exec_self("check");
	row("exec of a grandchild");
	IN_CHILD(0) {
		IN_CHILD(CLONE_NEWNS)
		exec_self("check");
	}
	row("exec by a set-user-ID program");
	const char *path = strdup(fmt("%s/program", suid_dir()));
	exec_file(path, 04755);
	IN_CHILD(0) {
		become(1000, 1000);
		exec_copy(path, "check");
		broken("exec: %m");
	}
}
