/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: two lines of /proc/PID/status exchanged, or bits beyond the last set. */
static uint64_t shown(const char *key)
{
	const char *text = status_field(0, key);

	return text ? strtoull(text, NULL, 16) : ~0ull;
}

PROBE(
	.claim = "CapInh, CapPrm, CapEff, CapBnd and CapAmb in /proc/PID/status show the five sets",
	.source = "proc(5), /proc/pid/status; capabilities(7), NOTES",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the sets are changed after they were read" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable = BIT(CAP_CHOWN) | BIT(CAP_KILL);
		sets.effective &= ~BIT(CAP_SYS_CHROOT);
		MUST(sets_try(sets));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_KILL));
		sets.effective &= ~BIT(CAP_SYS_NICE);
		sets.permitted &= ~BIT(CAP_SYS_NICE);
		MUST(sets_try(sets));
		MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0));
		sets = sets_now();
		if (sabotaged())
			MUST(sets_try((struct sets){ 0 }));
		row("inheritable");
		EXPECT_EQ(shown("CapInh"), sets.inheritable);
		row("permitted");
		EXPECT_EQ(shown("CapPrm"), sets.permitted);
		row("effective");
		EXPECT_EQ(shown("CapEff"), sets.effective);
		row("bounding");
		EXPECT_EQ(shown("CapBnd"), sabotaged() ? 0 : sets.bounding); /* control */
		row("ambient");
		EXPECT_EQ(shown("CapAmb"), BIT(CAP_KILL));
	}
}
