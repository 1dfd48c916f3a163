/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: SECBIT_NO_SETUID_FIXUP heeded for one of the sets only. */
PROBE(
	.claim = "With SECBIT_NO_SETUID_FIXUP changes of user ID change no capability set",
	.source = "capabilities(7), SECBIT_NO_SETUID_FIXUP",
	.needs = { "root", "cap.SETUID", "cap.SETPCAP" },
	.sabotage = { .twin = "the securebit is not set" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable = BIT(CAP_CHOWN);
		MUST(sets_try(sets));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
		if (!sabotaged())
			MUST(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0));
		MUST(set_uids(1000, 1000, 1000));
		struct sets now = sets_now();
		EXPECT_EQ(geteuid(), 1000); /* control */
		EXPECT_EQ(now.permitted, sets.permitted);
		EXPECT_EQ(now.effective, sets.effective);
		EXPECT_EQ(now.ambient, BIT(CAP_CHOWN));
	}
}
