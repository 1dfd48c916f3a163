/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fsuid.h>

#include "_sets.h"

/* Kernel bug it catches: a file-related capability left in effect after setfsuid. */
PROBE(
	.claim = "setfsuid away from 0 clears exactly the file capabilities in effect, and back "
		"restores",
	.source = "capabilities(7), Effect of user ID changes on capabilities",
	.needs = { "root", "cap.SETUID" },
	.sabotage = { .twin = "SECBIT_NO_SETUID_FIXUP is set" },
)
{
	const uint64_t file = BIT(CAP_CHOWN) | BIT(CAP_DAC_OVERRIDE) | BIT(CAP_DAC_READ_SEARCH) |
			      BIT(CAP_FOWNER) | BIT(CAP_FSETID) | BIT(CAP_LINUX_IMMUTABLE) |
			      BIT(CAP_MAC_OVERRIDE) | BIT(CAP_MKNOD);

	IN_CHILD(0) {
		struct sets before = sets_now();
		if (sabotaged())
			MUST(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0));
		row("away");
		setfsuid(1000);
		EXPECT_EQ(sets_now().effective, before.effective & ~file);
		EXPECT_EQ(sets_now().permitted, before.permitted); /* control */
		row("and back");
		setfsuid(0);
		EXPECT_EQ(sets_now().effective, before.effective);
	}
}
