/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a shift by an unchecked number. */
PROBE(
	.claim = "PR_CAPBSET_READ and PR_CAPBSET_DROP refuse numbers beyond the last capability: "
		"EINVAL",
	.source = "prctl(2), ERRORS, PR_CAPBSET_READ and PR_CAPBSET_DROP",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the number is that of CAP_CHOWN" },
)
{
	long last = file_number("/proc/sys/kernel/cap_last_cap");
	const long numbers[] = { last + 1, 63, 64, 255, 1l << 32, -1 };

	IN_CHILD(0) {
		row("the last one");
		EXPECT_GE(prctl(PR_CAPBSET_READ, last, 0, 0, 0), 0); /* control */
		for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
			long n = sabotaged() ? CAP_CHOWN : numbers[i];
			row("case %c", (int)('a' + i));
			EXPECT_ERRNO(prctl(PR_CAPBSET_READ, n, 0, 0, 0), EINVAL);
			EXPECT_ERRNO(prctl(PR_CAPBSET_DROP, n, 0, 0, 0), EINVAL);
		}
	}
}
