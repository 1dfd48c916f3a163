/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bugs it catches: one of the four comparisons lost, or one too many made: the sender's
 * saved ID, or the target's effective one, which a set-user-ID program has of another. */
#define ID    1000u
#define OTHER 2000u

PROBE(.claim = "kill(2) asks if the sender's real or effective user is the target's real or saved "
	       "one",
	.source = "kill(2), DESCRIPTION; credentials(7), User and group identifiers",
	.needs = { "root", "cap.KILL" }, .sabotage = { .twin = "CAP_KILL is kept" }, )
{
	struct gate ready = gate_new(), end = gate_new();

	for (int t = 0; t < 3; t++) {
		/* Which of the target's three is ID. */
		pid_t target = spawn(0);
		if (target == 0) {
			MUST(set_uids(
				t == 0 ? ID : OTHER, t == 1 ? ID : OTHER, t == 2 ? ID : OTHER));
			MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
			gate_post(&ready);
			gate_wait(&end);
			probe_exit(0);
		}
		gate_wait(&ready);
		for (int s = 0; s < 3; s++) {
			static const char *const names[] = { "real", "effective", "saved" };
			row("%s of the sender, %s of the target", names[s], names[t]);
			IN_CHILD(0)
			{
				struct sets sets = { .permitted = BIT(CAP_KILL),
					.effective = BIT(CAP_KILL) };
				MUST(prctl(PR_SET_KEEPCAPS, 1));
				MUST(set_uids(s == 0 ? ID : 3000, s == 1 ? ID : 3000,
					s == 2 ? ID : 3000));
				MUST(sets_try(sabotaged() ? sets : (struct sets){ 0 }));
				if (s < 2 && t != 1)
					EXPECT_OK(kill(target, 0)); /* control */
				else
					EXPECT_ERRNO(kill(target, 0), EPERM);
			}
		}
		gate_post(&end);
		EXPECT_EXIT(child_wait(target), 0);
	}
}
