/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_sets.h"

/* Kernel bug it catches: ambient capabilities carried into a privileged program. */
static void check(void)
{
	EXPECT_EQ(sets_now().ambient, shared_words()[0]);
}

PROBE(
	.claim = "exec of a file with set-user-ID, set-group-ID or capabilities clears the "
		"ambient set",
	.source = "capabilities(7), Transformation of capabilities during execve()",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the file has neither bits nor capabilities" },
)
{
	static const char *const names[] = { "plain", "set-user-ID", "set-group-ID",
		"file capabilities" };
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (int i = 0; i < 4; i++) {
		row("%s", names[i]);
		MUST(chmod(path, sabotaged() ? 0755 : i == 1 ? 04755 : i == 2 ? 02755 : 0755));
		if (i == 3 && !sabotaged())
			MUST(file_caps(path, 2, BIT(CAP_KILL), 0, false, 0));
		shared_words()[0] = i == 0 ? BIT(CAP_CHOWN) : 0; /* control: a plain one keeps it */
		IN_CHILD(0) {
			struct sets sets = sets_now();
			MUST(setgroups(0, NULL));
			MUST(setresgid(1000, 1000, 1000));
			MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
			MUST(set_uids(1000, 1000, 1000));
			sets.inheritable = BIT(CAP_CHOWN);
			MUST(sets_try(sets));
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
