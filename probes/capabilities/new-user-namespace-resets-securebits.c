/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: securebits or a small bounding set kept where root is a new one. */
PROBE(
	.claim = "A new user namespace starts with full sets, cleared securebits and an empty "
		"inheritable set",
	.source = "user_namespaces(7), Capabilities; capabilities(7)",
	.needs = { "root", "userns", "cap.SETPCAP" },
	.sabotage = { .twin = "no user namespace is made" },
)
{
	uint64_t all = ~0ull >> (63 - file_number("/proc/sys/kernel/cap_last_cap"));

	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable = BIT(CAP_CHOWN);
		MUST(sets_try(sets));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
		MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0));
		MUST(prctl(PR_SET_SECUREBITS, SECBIT_NO_CAP_AMBIENT_RAISE, 0, 0, 0));
		EXPECT_EQ(sets_now().ambient, BIT(CAP_CHOWN)); /* control */
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER));
		struct sets now = sets_now();
		EXPECT_EQ(now.permitted, all);
		EXPECT_EQ(now.effective, all);
		EXPECT_EQ(now.bounding, all);
		EXPECT_EQ(now.inheritable, 0);
		EXPECT_EQ(now.ambient, 0);
		EXPECT_EQ(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), 0);
	}
}
