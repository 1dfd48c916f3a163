/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a set not copied on fork, or on clone3 with other flags. */
PROBE(
	.claim = "A child has its parent's five capability sets, with and without new namespaces",
	.source = "capabilities(7), Thread capability sets",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the child drops one capability first" },
)
{
	static const unsigned long long flags[] = { 0, CLONE_NEWNS | CLONE_NEWUTS, CLONE_NEWPID,
		CLONE_FS };

	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable = BIT(CAP_CHOWN) | BIT(CAP_KILL);
		MUST(sets_try(sets));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
		MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0));
		struct sets before = sets_now();
		for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
			row("flags 0x%llx", flags[i]);
			IN_CHILD(flags[i]) {
				if (sabotaged())
					drop_cap(CAP_CHOWN);
				struct sets now = sets_now();
				EXPECT_EQ(now.effective, before.effective);
				EXPECT_EQ(now.permitted, before.permitted);
				EXPECT_EQ(now.inheritable, before.inheritable);
				EXPECT_EQ(now.bounding, before.bounding);
				EXPECT_EQ(now.ambient, before.ambient);
			}
		}
		EXPECT_EQ(before.ambient, BIT(CAP_CHOWN)); /* control */
	}
}
